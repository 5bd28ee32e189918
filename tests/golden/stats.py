"""Writes stats.json: sets of attempts and what numpy and pandas make of them, by the formulas of Moodle's quiz statistics.

    pip install numpy==2.4.6 pandas==3.1.1 && python3 tests/golden/stats.py > tests/golden/stats.json

It is written from the formulas (MoodleDocs, "Quiz statistics calculations"), not from the Rust: with data frames, and
pandas' own corr, cov, skew and kurt wherever there is one.
"""

import json
import sys

import numpy as np
import pandas as pd

MASK = (1 << 64) - 1
# Marks are thirds and halves: what differs by less is a sum of the same marks in another order.
HAIR = 1e-9

chance = np.random.default_rng(2026)


def varies(column) -> bool:
    return len(column) > 1 and np.ptp(column) > HAIR


def number(value):
    return None if value is None or not np.isfinite(value) else float(value)


def correlation(marks: pd.Series, rests: pd.Series):
    return 100 * marks.corr(rests) if varies(marks) and varies(rests) else None


def efficiency(marks: pd.Series, rests: pd.Series):
    if not (varies(marks) and varies(rests)):
        return None
    best = np.cov(np.sort(marks), np.sort(rests))[0, 1]
    return 100 * np.cov(marks, rests)[0, 1] / best


def slots(pools, attempts, asked_by_all):
    """A frame of marks, a column for each slot; None where the attempts have other slots."""
    rows, order = [], []
    for attempt in attempts:
        row, nth = {}, {}
        for item, points, share in attempt:
            pool = pools[item]
            if item in asked_by_all:
                key = (0, pool, item)
            else:
                nth[pool] = nth.get(pool, 0) + 1
                key = (1, pool, nth[pool])
            row[key] = (points, share)
        rows.append(row)
    keys = sorted(rows[0])
    if any(sorted(row) != keys for row in rows):
        return None
    points = pd.DataFrame([[row[key][0] for key in keys] for row in rows])
    shares = pd.DataFrame([[row[key][1] for key in keys] for row in rows])
    return keys, points, shares


def analysis(name, pools, attempts):
    total = pd.Series([sum(p * s for _, p, s in attempt) for attempt in attempts])
    maximum = pd.Series([sum(p for _, p, _ in attempt) for attempt in attempts])
    score = total / maximum
    n = len(score)
    scale = maximum.mean() / maximum
    asked_by_all = {
        item for item in range(len(pools)) if all(any(cell[0] == item for cell in attempt) for attempt in attempts)
    }

    # Of the slots: effective weights, and what of the totals' variance is within them.
    effective, places, within, count = {}, None, None, 0
    found = slots(pools, attempts, asked_by_all)
    if found:
        keys, points, shares = found
        marks = (points * shares).mul(scale, axis=0)
        with_all = [
            np.cov(marks[c], total * scale)[0, 1] if n > 1 and varies(marks[c]) and varies(score) else 0.0 for c in marks
        ]
        whole = sum(np.sqrt(c) for c in with_all if c > 0)
        weights = [100 * np.sqrt(c) / whole if whole > 0 and c >= 0 else None for c in with_all]
        places = [
            {
                "item": key[2] if key[0] == 0 else None, "pool": key[1],
                "intended": number((100 * points[at] / maximum).mean()), "effective": number(weights[at]),
            }
            for at, key in enumerate(keys)
        ]
        effective = {key[2]: weights[at] for at, key in enumerate(keys) if key[0] == 0}
        within = sum(marks[c].var() for c in marks if varies(marks[c]))
        count = len(keys)

    # Of the whole.
    differs = varies(score)
    alpha = None
    if n > 2 and count > 1 and differs:
        alpha = 100 * count / (count - 1) * (1 - within / (total * scale).var())
    ratio = None if alpha is None else 100 * np.sqrt(max(0, 1 - alpha / 100))
    sd = 100 * score.std() if n > 1 else None
    test = [
        100 * score.mean(), 100 * score.median(), sd, score.skew() if n > 2 and differs else None,
        score.kurt() if n > 3 and differs else None, alpha, ratio,
        None if ratio is None else ratio * sd / 100,
    ]

    # Of each question, over the attempts that asked it.
    items = []
    for item in range(len(pools)):
        cells = {at: cell for at, attempt in enumerate(attempts) for cell in attempt if cell[0] == item}
        at = list(cells)
        points = pd.Series([cells[a][1] for a in at], index=at, dtype=float)
        shares = pd.Series([cells[a][2] for a in at], index=at, dtype=float)
        room = maximum[at] - points
        rest = ((total[at] - points * shares) / room.where(room > HAIR)).fillna(0.0)
        is_drawn = 0 < len(at) < n
        items.append([
            len(at), 100 * shares.mean() if at else None, 100 * shares.std() if len(at) > 1 else None,
            (100 * points / maximum[at]).mean() if at else None, effective.get(item), correlation(shares, rest),
            efficiency(shares, rest), correlation(shares, score[at]) if is_drawn else None,
            efficiency(shares, score[at]) if is_drawn else None,
        ])

    third, letters = n // 3, "m" * n
    if third:
        low, high = np.sort(score)[[third - 1, n - third]]
        if high - low > HAIR:
            letters = "".join("l" if s <= low + HAIR else "u" if s >= high - HAIR else "m" for s in score)
    return {
        "name": name, "pools": pools, "attempts": attempts, "test": [number(f) for f in test],
        "items": [[number(f) for f in figures] for figures in items], "places": places, "thirds": letters,
    }


def learners(n, items, levels=1, points=None):
    """Attempts by the Rasch model: some know more, some questions are harder. `levels` is how fine marks are."""
    ability, difficulty = chance.normal(size=n), chance.normal(size=items)
    right = 1 / (1 + np.exp(difficulty - ability[:, None]))
    marks = chance.binomial(levels, right) / levels
    points = points or [1.0] * items
    return [[[i, points[i], float(marks[a, i])] for i in range(items)] for a in range(n)]


def drawn(attempts, pools, counts):
    """So many questions of each pool for each attempt, in any order."""
    papers = []
    for attempt in attempts:
        paper = []
        for pool, count in counts.items():
            of = [cell for cell in attempt if pools[cell[0]] == pool]
            paper += [of[i] for i in chance.permutation(len(of))[:count]]
        papers.append([paper[i] for i in chance.permutation(len(paper))])
    return papers


class SplitMix64:
    """Steele, Lea and Flood 2014: the generator of the bootstrap."""

    def __init__(self, seed):
        self.state = seed

    def below(self, n):
        self.state = (self.state + 0x9E3779B97F4A7C15) & MASK
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        return ((z ^ (z >> 31)) * n) >> 64


def gains(name, pairs):
    """Hake's gain of the class, the mean of the learners' own, and percentile bootstraps of both."""
    frame = np.array(pairs, dtype=float).reshape(-1, 2)

    def of_class(pre, post):
        return (post.mean() - pre.mean()) / (100 - pre.mean()) if len(pre) and pre.mean() < 100 else np.nan

    def own(pre, post):
        able = pre < 100
        return ((post[able] - pre[able]) / (100 - pre[able])).mean() if able.any() else np.nan

    figures = [frame[:, 0].mean(), frame[:, 1].mean()]
    source, resamples = SplitMix64(95), []
    if len(frame) > 1:
        for _ in range(2000):
            again = frame[[source.below(len(frame)) for _ in frame]]
            resamples.append([of_class(again[:, 0], again[:, 1]), own(again[:, 0], again[:, 1])])
    for at, of in enumerate([of_class, own]):
        value = of(frame[:, 0], frame[:, 1])
        column = np.array([row[at] for row in resamples])
        column = column[np.isfinite(column)]
        known = np.isfinite(value) and len(column)
        figures += [value, *(np.quantile(column, [0.025, 0.975]) if known else [None, None])]
    return {
        "name": name, "pairs": frame.tolist(), "figures": [number(f) for f in figures],
        "full": int((frame[:, 0] >= 100).sum()),
    }


def against(attempts):
    """The first question marked the wrong way round."""
    return [[[i, p, 1 - s if i == 0 else s] for i, p, s in attempt] for attempt in attempts]


def fixed(attempts, item, share):
    return [[[i, p, share if i == item else s] for i, p, s in attempt] for attempt in attempts]


two_pools = [0, 0, 0, 0, 0, 0, 0, 1, 1, 1]
cbm = learners(35, 5)
cbm = [[[i, p, float(chance.choice([1, 2, 3]) if s else chance.choice([0, -2, -6]))] for i, p, s in a] for a in cbm]
points = [1.0, 2.0, 1.0, 3.0, 0.5, 2.0, 1.0, 1.0, 4.0, 1.0]
json.dump({
    "analyses": [
        analysis("right and wrong", [0] * 8, learners(40, 8)),
        analysis("parts of marks, other points", [0] * 6, learners(55, 6, 3, [1.0, 2.0, 1.0, 3.0, 0.5, 1.0])),
        analysis("drawn from two pools", two_pools, drawn(learners(60, 10), two_pools, {0: 3, 1: 2})),
        analysis("drawn from one, all of the other", two_pools, drawn(learners(33, 10), two_pools, {0: 4, 1: 3})),
        analysis("drawn, other points", two_pools, drawn(learners(48, 10, 2, points), two_pools, {0: 4, 1: 1})),
        analysis("papers of two lengths", two_pools, drawn(learners(9, 10), two_pools, {0: 3, 1: 2})
                 + drawn(learners(9, 10), two_pools, {0: 4, 1: 2})),
        *[analysis(f"attempts: {n}", [0] * 4, learners(n, 4, 2)) for n in (1, 2, 3, 4)],
        analysis("a question all get right", [0] * 5, fixed(learners(20, 5), 2, 1.0)),
        analysis("a question none gets right", [0] * 5, fixed(learners(20, 5), 4, 0.0)),
        analysis("nobody differs", [0] * 3, [[[0, 1.0, 1.0], [1, 1.0, 0.5], [2, 2.0, 0.0]]] * 12),
        analysis("everything right", [0] * 3, [[[i, 1.0, 1.0] for i in range(3)]] * 12),
        analysis("equal totals by other ways", [0] * 2, [[[0, 1.0, float(k % 2)], [1, 1.0, float(1 - k % 2)]] for k in range(10)]),
        analysis("a key the wrong way round", [0] * 6, against(learners(45, 6))),
        analysis("one question", [0], learners(15, 1, 4)),
        analysis("certainty", [0] * 5, cbm),
        analysis("a question nobody was asked", [0] * 4, [a[:3] for a in learners(12, 4)]),
        analysis("thousandths of marks", [0] * 7, learners(200, 7, 1000)),
    ],
    "gains": [
        gains("a class", [[float(p), float(min(100, p + g))] for p, g in zip(chance.integers(2, 13, 31) * 5, chance.integers(-2, 10, 31) * 5)]),
        gains("two", [[20.0, 60.0], [50.0, 70.0]]),
        gains("one", [[30.0, 65.0]]),
        gains("one had all", [[100.0, 100.0], [40.0, 80.0], [70.0, 60.0], [55.0, 85.0]]),
        gains("all had all", [[100.0, 100.0], [100.0, 90.0]]),
        gains("many", [[float(p), float(q)] for p, q in np.round(chance.uniform(0, 99, (150, 2)), 2)]),
    ],
}, sys.stdout)
