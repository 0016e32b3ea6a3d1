// Makes src/foundation/Cairn.Model/Machines/crawlers.json of the npm package crawler-user-agents (MIT, Martin Monperrus and others).
// Usage: npm pack crawler-user-agents && tar xzf crawler-user-agents-*.tgz && node eng/update-crawlers.mjs package
import { readFileSync, writeFileSync } from "node:fs";
import { join, dirname } from "node:path";
import { fileURLToPath } from "node:url";

const from = process.argv[2] ?? "package";
const version = JSON.parse(readFileSync(join(from, "package.json"), "utf8")).version;
const listed = JSON.parse(readFileSync(join(from, "crawler-user-agents.json"), "utf8"));
// Behind these are people: mail readers load pictures through proxies, and apps show pages in browsers of their own.
const people = new Set(["GoogleImageProxy", "YahooMailProxy", "FastmailUA", "WhatsApp", "Viber", "Sogou", "mail\\.ru"]);
// Libraries of HTTP send what servers and apps have to say: they are senders and no visitors.
const patterns = listed.filter(c => !people.has(c.pattern) && !(c.tags ?? []).includes("http-library")).map(c => c.pattern);
const licence = readFileSync(join(from, "LICENSE"), "utf8").trim();
const target = join(dirname(fileURLToPath(import.meta.url)), "..", "src", "foundation", "Cairn.Model", "Machines", "crawlers.json");
writeFileSync(target, JSON.stringify({ source: `crawler-user-agents ${version}`, licence, patterns }, null, 1) + "\n");
console.log(`${patterns.length} patterns of crawler-user-agents ${version}`);
