// Runs the commands that docs/tour.md shows, puts what they print in its place, and draws docs/tour.svg: node eng/update-tour.mjs
// To add or change a step, change eng/demo.sh and the command in docs/tour.md, then run this.
import { execFileSync, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const tour = join(root, 'docs', 'tour.md');
const step = /```console\n\$ \.\/cairn (?!demo)([^\n]+)\n[^]*?```/g;

rmSync(join(root, '.cairn-demo'), { recursive: true, force: true });
let server;
const text = readFileSync(tour, 'utf8').replace(step, (_, command) => {
  const output = command.endsWith(' &') ? start(command) : run(command);
  const lines = output.split('\n').map(line => line.trimEnd());
  return `\`\`\`console\n$ ./cairn ${command}\n${lines.join('\n').replace(/^\n+|\s+$/g, '')}\n\`\`\``;
});
writeFileSync(tour, text);
writeFileSync(join(root, 'docs', 'tour.svg'), draw(run('world score --answers .cairn-demo/world --report .cairn-demo/acts.json --format json')));

function run(command) {
  const options = { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] };
  const output = execFileSync('bash', ['-c', `./cairn ${command}`], options);
  // A server runs beside the next command; asked to stop, it first brings what it has taken into the warehouse.
  if (server) execFileSync('bash', ['-c', `kill -TERM ${server}; while grep -q "^State:.[^Z]" /proc/${server}/status 2>/dev/null; do sleep 0.1; done`]);
  server = undefined;
  return output;
}

function start(command) {
  const log = join(root, '.cairn-serve.log');
  const file = openSync(log, 'w');
  const child = spawn('bash', ['-c', `exec ./cairn ${command.slice(0, -2)}`], { cwd: root, stdio: ['ignore', file, 'inherit'], detached: true });
  closeSync(file);
  child.unref();
  server = child.pid;
  execFileSync('bash', ['-c', `for i in $(seq 600); do grep -q '^listening on' ${log} && exit; sleep 0.1; done; exit 1`]);
  const output = readFileSync(log, 'utf8');
  rmSync(log);
  return output;
}

// A bar for each act: what it truly caused, and what three models say; to the left of the line what drives customers away. Its colours stand on light pages and on dark ones.
function draw(json) {
  const { conversions } = JSON.parse(json).attribution;
  const series = [
    { title: 'truly caused', colour: '#2f9e6e', of: i => conversions.players[i].share },
    ...['linear', 'markov', 'value_added'].map((name, i) => {
      const model = conversions.models.find(({ model }) => model === name);
      return { title: name, colour: ['#8a94a6', '#d9822b', '#5b8def'][i], of: player => model.shares[player] };
    }),
  ];
  const order = conversions.players.map((_, i) => i).sort((a, b) => series[0].of(b) - series[0].of(a));
  const [left, bar, row, scale] = [400, 7, 38, 620];
  const text = (x, y, content, more = '') => `<text x="${x}" y="${y}" fill="#8a94a6" ${more}>${content}</text>`;
  const parts = series.map(({ title, colour }, i) =>
    `<rect x="${170 + i * 130}" y="8" width="12" height="12" rx="2" fill="${colour}"/>${text(188 + i * 130, 18, title)}`);
  order.forEach((player, place) => {
    const top = 36 + place * row;
    parts.push(text(160, top + 18, conversions.players[player].name, 'text-anchor="end"'));
    series.forEach(({ colour, of }, i) => {
      const width = Math.abs(of(player)) * scale;
      const x = of(player) < 0 ? left - width : left;
      parts.push(`<rect x="${x.toFixed(1)}" y="${top + i * bar}" width="${width.toFixed(1)}" height="${bar - 1}" rx="1" fill="${colour}"/>`);
    });
    const longest = Math.max(0, ...series.map(({ of }) => of(player))) * scale;
    parts.push(text(left + longest + 8, top + 12, `${(series[0].of(player) * 100).toFixed(1)} %`, 'font-size="10"'));
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 760 ${44 + order.length * row}" font-family="system-ui, sans-serif" font-size="12" role="img">
<title>Share of the purchases that each act truly caused, beside the credit that linear, Markov and value added give it</title>
${parts.join('\n')}
</svg>
`;
}
