"""Writes review_cards.json: histories of answers and what the reference implementation of FSRS-6 makes of them.

    pip install fsrs==6.3.2 && python3 tests/golden/review_cards.py > tests/golden/review_cards.json
"""

import json
import random
from datetime import datetime, timedelta, timezone

from fsrs import Card, Rating, Scheduler

scheduler = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False, maximum_interval=365)
chance = random.Random(42)
histories = []
for _ in range(40):
    card, at, steps = Card(), datetime(2026, 1, 5, 8, tzinfo=timezone.utc), []
    for _ in range(chance.randint(1, 9)):
        rating = chance.choice([Rating.Again, Rating.Hard, Rating.Good, Rating.Good])
        card, _ = scheduler.review_card(card, rating, at)
        steps.append({
            "at": int(at.timestamp() * 1000), "rating": int(rating), "stability": card.stability,
            "difficulty": card.difficulty, "days": (card.due - at).days,
        })
        at += timedelta(days=chance.choice([0, 1, 1, 3, 8, 30, 200]), hours=chance.randint(0, 5))
    histories.append(steps)
print(json.dumps(histories, indent=1))
