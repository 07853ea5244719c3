import { scores } from './scores.js';
import { startup } from './startup.js';

const [name, folder] = process.argv.slice(2);

if (name === 'startup') {
  startup();
} else if (name === 'scores' && folder !== undefined) {
  await scores(folder);
} else {
  console.error('usage: npm run bench -- startup | scores <folder of IoT SENTINEL>');
  process.exitCode = 2;
}
