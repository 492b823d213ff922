/**
 * To be named in FROM or USING of a statement whose loss in the last second before a crash of the server does no harm:
 * its commit then does not wait for the disk. It holds for this statement's transaction and nothing else.
 */
export const RELAXED = `(SELECT set_config('synchronous_commit', 'off', true)) AS relaxed`;
