// Draws docs/identity-links.svg, calibration and precision-recall curve of probable links, of scores of worlds:
// node eng/draw-links.mjs NAME=score.json ... (cairn world score --report links.json --format json)
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const scores = process.argv.slice(2).map(argument => {
  const [name, file] = argument.split('=');
  return { name, links: JSON.parse(readFileSync(file, 'utf8')).links };
});
const colors = { shop: '#5b8def', fintech: '#2f9e6e' };
const color = score => colors[score.name] ?? '#8a94a6';
const size = 280, top = 44, gap = 90, left = 60;
const x = (panel, share) => (left + panel * (size + gap) + share * size).toFixed(1);
const y = share => (top + (1 - share) * size).toFixed(1);
const grey = '#8a94a6';

const parts = ['<title>Left: how many links are right, by their stated probability. Right: precision by recall.</title>'];
for (const panel of [0, 1]) {
  for (let tick = 0; tick <= 10; tick += 2) {
    parts.push(`<line x1="${x(panel, 0)}" x2="${x(panel, 1)}" y1="${y(tick / 10)}" y2="${y(tick / 10)}" stroke="${grey}" stroke-opacity="0.25"/>`);
    parts.push(`<text x="${x(panel, 0) - 8}" y="${+y(tick / 10) + 4}" text-anchor="end" fill="${grey}">${10 * tick}%</text>`);
    parts.push(`<text x="${x(panel, tick / 10)}" y="${top + size + 18}" text-anchor="middle" fill="${grey}">${10 * tick}%</text>`);
  }
}
parts.push(`<path d="M${x(0, 0)},${y(0.05)} L${x(0, 0.95)},${y(1)} L${x(0, 1)},${y(1)} L${x(0, 1)},${y(0.95)} L${x(0, 0.05)},${y(0)} L${x(0, 0)},${y(0)} Z" fill="${grey}" fill-opacity="0.15"/>`);
parts.push(`<line x1="${x(0, 0)}" y1="${y(0)}" x2="${x(0, 1)}" y2="${y(1)}" stroke="${grey}" stroke-dasharray="4 4"/>`);
for (const score of scores) {
  for (const tenth of score.links.tenths.filter(tenth => tenth.links >= 300))
    parts.push(`<circle cx="${x(0, tenth.stated)}" cy="${y(tenth.true)}" r="4" fill="${color(score)}" fill-opacity="0.7"/>`);
  const line = score.links.points.filter(point => point.precision !== null).map(point => `${x(1, point.recall)},${y(point.precision)}`);
  parts.push(`<polyline points="${line.join(' ')}" fill="none" stroke="${color(score)}" stroke-width="2" stroke-opacity="0.8"/>`);
}
for (const [panel, below, beside] of [[0, 'stated probability', 'links that are right (band: 5 points)'], [1, 'recall: of all pairs of one network that are one person\'s', 'precision: of the links']]) {
  parts.push(`<text x="${x(panel, 0.5)}" y="${top + size + 38}" text-anchor="middle" fill="${grey}">${below}</text>`);
  parts.push(`<text x="${x(panel, 0)}" y="${top - 12}" fill="${grey}">${beside}</text>`);
}
[...new Set(scores.map(score => score.name))].forEach((name, place) =>
  parts.push(`<rect x="${left + place * 110}" y="6" width="12" height="12" rx="2" fill="${colors[name] ?? grey}"/><text x="${left + 18 + place * 110}" y="16" fill="${grey}">${name}</text>`));
writeFileSync(join(dirname(fileURLToPath(import.meta.url)), '..', 'docs', 'identity-links.svg'),
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${left + 2 * size + gap + 30} ${top + size + 56}" font-family="system-ui, sans-serif" font-size="12" role="img">\n${parts.join('\n')}\n</svg>\n`);
