// Unpacks what @sparticuz/chromium ships into the temporary folder of this process (TMPDIR), its libraries included: the
// package looks at its environment while it is loaded, so this is a process of its own.
const chromium = require('@sparticuz/chromium');

chromium.executablePath();
