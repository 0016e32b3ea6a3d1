// Runs the commands that README.md's tour shows and puts what they print in its place: node eng/update-tour.mjs
// To add or change a step, change src/Cairn.Cli/Demo/DemoTour.cs and the command in README.md, then run this.
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const readme = join(root, 'README.md');
const step = /```console\n\$ \.\/cairn (?!demo)([^\n]+)\n[^]*?```/g;

rmSync(join(root, '.cairn'), { recursive: true, force: true });
const text = readFileSync(readme, 'utf8').replace(step, (_, command) => {
  const options = { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] };
  const output = execFileSync('bash', ['-c', `./cairn ${command}`], options);
  const lines = output.split('\n').map(line => line.trimEnd());
  return `\`\`\`console\n$ ./cairn ${command}\n${lines.join('\n').replace(/^\n+|\s+$/g, '')}\n\`\`\``;
});
writeFileSync(readme, text);
