// Opens a page in headless Chromium and prints, as JSON, what it said, asked for and shows. Pictures and PDF where named.
//
//     node open_page.js CHROMIUM PAGE [PICTURE.png PRINT.pdf]

const puppeteer = require("puppeteer-core");
const { pathToFileURL } = require("node:url");

async function main([chromium, path, picture, print]) {
  const browser = await puppeteer.launch({
    executablePath: chromium,
    pipe: true,
    args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--disable-background-networking"],
  });
  const page = await browser.newPage();
  await page.setViewport({ width: 900, height: 1200 });
  const said = [], requests = [];
  page.on("dialog", (dialog) => (said.push(`dialog: ${dialog.message()}`), dialog.dismiss()));
  // What the policy of a page refuses is not asked for, but the log tells of it.
  const client = await page.createCDPSession();
  await client.send("Log.enable");
  await client.send("Runtime.enable");
  const words = (args) => args.map((it) => it.value ?? it.description).join(" ");
  client.on("Runtime.consoleAPICalled", ({ type, args }) => said.push(`${type}: ${words(args)}`));
  client.on("Runtime.exceptionThrown", ({ exceptionDetails: it }) => said.push(`error: ${it.text}`));
  client.on("Log.entryAdded", ({ entry }) => said.push(`${entry.level}: ${entry.text}`));
  page.on("request", (request) => requests.push(request.url()));
  const address = pathToFileURL(path).href;
  await page.goto(address, { waitUntil: "load" });
  const tree = await page.accessibility.snapshot({ interestingOnly: false });
  const nodes = [];
  (function walk(node) {
    nodes.push({ role: node.role, name: node.name ?? "" });
    (node.children ?? []).forEach(walk);
  })(tree);
  // Scripts that a page may not run do not hinder the one who looks at it.
  const seen = await page.evaluate(() => ({
    title: document.title,
    language: document.documentElement.lang,
    direction: getComputedStyle(document.body).direction,
    mode: document.compatMode,
    scripts: document.scripts.length,
    wide: document.documentElement.scrollWidth > document.documentElement.clientWidth,
    headings: [...document.querySelectorAll("h1, h2")].map((it) => it.textContent),
    captions: [...document.querySelectorAll("table")].map((it) => it.caption?.textContent ?? ""),
    unscoped: [...document.querySelectorAll("th:not([scope])")].length,
    rows: [...document.querySelectorAll("tr")].map((row) => [...row.cells].map((cell) => cell.innerText.trim())),
  }));
  const of = (roles) => nodes.filter((it) => roles.includes(it.role)).map((it) => it.name);
  seen.images = of(["image", "img", "graphics-document"]);
  seen.tables = of(["table"]);
  seen.columns = of(["columnheader"]).length;
  seen.rowheads = of(["rowheader"]).length;
  if (picture) await page.screenshot({ path: picture, fullPage: true });
  if (print) await page.pdf({ path: print, preferCSSPageSize: true, printBackground: false, tagged: true });
  await browser.close();
  console.log(JSON.stringify({ said, requests: requests.filter((it) => it !== address), ...seen }));
}

main(process.argv.slice(2)).catch((error) => {
  console.error(error);
  process.exit(1);
});
