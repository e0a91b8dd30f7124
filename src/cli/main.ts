import { loadLanguage } from './language';
import { run } from './run';

// Who reads the output may leave early, as `head` does.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  throw error;
});
loadLanguage(process.env);
void run(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
