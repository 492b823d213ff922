/** One instruction of a Dockerfile, in the stage that it belongs to. */
export interface Instruction {
  /** In capitals. */
  name: string;
  /** As written, lines that go on joined. */
  value: string;
}

export interface Stage {
  base: string;
  /** `FROM base AS name` */
  name?: string;
  steps: Instruction[];
}

/** Reads the stages of a Dockerfile. @throws SyntaxError where a line is no instruction, or stands before the first stage */
export function parseDockerfile(text: string): Stage[] {
  const stages: Stage[] = [];
  const lines = text.replaceAll(/\\\n/g, ' ').split('\n');
  for (const line of lines) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const [, name = '', value = ''] = /^([A-Z]+)\s+(.+)$/.exec(line) ?? [];
    if (name === 'FROM') stages.push(stageOf(value));
    else if (name !== '' && stages.length > 0) stages.at(-1)?.steps.push({ name, value });
    else throw new SyntaxError(`no instruction of a Dockerfile: ${line}`);
  }
  return stages;
}

/** The words of an instruction in its JSON form (`CMD ["node", "x"]`). @throws where it is in the form of a shell command */
export function wordsOf({ value }: Instruction): string[] {
  return JSON.parse(value.slice(value.indexOf('['))) as string[];
}

export function stepsNamed({ steps }: Stage, name: string): Instruction[] {
  return steps.filter((step) => step.name === name);
}

function stageOf(value: string): Stage {
  const [base = '', , name] = value.split(/\s+/);
  return { base, steps: [], ...(name !== undefined && { name }) };
}
