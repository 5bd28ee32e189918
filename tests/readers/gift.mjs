// Reads GIFT files with the npm package gift-pegjs, a stricter reader than Moodle's, and tells what it found as JSON:
// one object a file, with the type, name, text and answers of each question.
//
//     GIFT_PEGJS=/path/to/node_modules node gift.mjs FILE…

import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const modules = process.env.GIFT_PEGJS;
const require = createRequire(join(modules ?? process.cwd(), "here.js"));
const { parse } = require(modules ? join(modules, "gift-pegjs") : "gift-pegjs");

let failed = false;
for (const file of process.argv.slice(2)) {
    try {
        const questions = parse(readFileSync(file, "utf8")).filter((it) => it.type !== "Category");
        const told = questions.map((it) => ({
            type: it.type,
            title: it.title,
            id: it.id,
            tags: it.tags,
            stem: it.stem.text,
            answers: (it.choices ?? it.matchPairs ?? []).length,
            explained: Boolean(it.globalFeedback),
        }));
        console.log(JSON.stringify(told));
    } catch (error) {
        failed = true;
        console.error(`${file}: ${error.message} ${JSON.stringify(error.location?.start)}`);
    }
}
process.exit(failed ? 1 : 0);
