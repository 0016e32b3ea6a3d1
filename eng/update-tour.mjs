// Runs the commands that README.md's tour shows and puts what they print in its place: node eng/update-tour.mjs
// To add or change a step, change src/Cairn.Cli/Demo/DemoTour.cs and the command in README.md, then run this.
import { execFileSync, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const readme = join(root, 'README.md');
const step = /```console\n\$ \.\/cairn (?!demo)([^\n]+)\n[^]*?```/g;

rmSync(join(root, '.cairn'), { recursive: true, force: true });
let server;
const text = readFileSync(readme, 'utf8').replace(step, (_, command) => {
  const output = command.endsWith(' &') ? start(command) : run(command);
  const lines = output.split('\n').map(line => line.trimEnd());
  return `\`\`\`console\n$ ./cairn ${command}\n${lines.join('\n').replace(/^\n+|\s+$/g, '')}\n\`\`\``;
});
writeFileSync(readme, text);

function run(command) {
  const options = { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] };
  const output = execFileSync('bash', ['-c', `./cairn ${command}`], options);
  // A server runs beside the next command; asked to stop, it first brings what it has taken into the warehouse.
  if (server) execFileSync('bash', ['-c', `kill -TERM ${server}; while kill -0 ${server} 2>/dev/null; do sleep 0.1; done`]);
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
