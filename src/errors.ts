/** What an {@link AppError} carries beside its message. */
export interface AppErrorDetails {
  /** Stable, machine-readable name of the situation, e.g. `config/invalid`. */
  code: string;
  /** What the reader can do about it, as one or two sentences. */
  tip: string;
  cause?: unknown;
}

/**
 * An error that a person is meant to read: its message says what was found and where, its `tip` what to do.
 * Anything that is not an `AppError` is a defect of ours.
 */
export class AppError extends Error {
  readonly code: string;
  readonly tip: string;

  constructor(message: string, { code, tip, cause }: AppErrorDetails) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = new.target.name;
    this.code = code;
    this.tip = tip;
  }
}

/** The environment does not describe a program that can run. */
export class ConfigError extends AppError {}

/** The files in a knowledge folder do not fit their schema or contradict each other. */
export class KnowledgeError extends AppError {}

/** Stored state cannot be reached, read or written. */
export class StorageError extends AppError {}

/** A chat platform refused, or could not be reached. */
export class PlatformError extends AppError {}
