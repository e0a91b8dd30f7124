/**
 * Stops with one clear line unless the script runs on Node 24, which `npm ci` installs as a development dependency.
 * `npm ci --ignore-scripts` leaves that out, and npm then falls back to the machine's own Node without saying so.
 */
const major = Number(process.versions.node.split('.')[0]);
if (major < 24) {
  console.error(
    `Node 24 is needed, this is ${process.versions.node}. Run "npm ci" without --ignore-scripts, then start this through npm (npm run …, npx …).`,
  );
  process.exit(2);
}
