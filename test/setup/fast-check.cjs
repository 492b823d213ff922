const fc = require('../../node_modules/fast-check/lib/cjs/fast-check.js');

/**
 * Property tests try the same values in every run, so that one passes or fails with the code alone. To search further:
 * PROPERTY_SEED=random, or the seed that a failure named.
 */
const { PROPERTY_SEED: seed = '20261123' } = process.env;
if (seed !== 'random') fc.configureGlobal({ seed: Number(seed) });

module.exports = fc;
