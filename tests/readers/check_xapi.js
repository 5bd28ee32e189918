// Checks xAPI statements with Learning Locker's validator: node check_xapi.js FILE. Prints how many are sound.
const { readFileSync } = require('node:fs');
const check = require('@learninglocker/xapi-validation').default;

const statements = JSON.parse(readFileSync(process.argv[2], 'utf8'));
for (const statement of statements) {
  const found = check(statement);
  if (found.length > 0) {
    console.error(JSON.stringify(statement));
    found.forEach((fault) => console.error(String(fault)));
    process.exit(1);
  }
}
console.log(statements.length);
