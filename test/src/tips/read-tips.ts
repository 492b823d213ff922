import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { sourcesFileSchema } from '../../../src/knowledge/schema';
import { type SurveyFile, surveySchema } from '../../../src/knowledge/survey-schema';
import { type Tip, tipSchema } from '../../../src/knowledge/tip-schema';

const knowledge = path.join(__dirname, '../../../knowledge');

function filesIn(folder: string) {
  const names = readdirSync(path.join(knowledge, folder)).sort();
  return names.map((name) => ({ name, text: readFileSync(path.join(knowledge, folder, name), 'utf8') }));
}

/** The tips that we ship, read from their files. */
export function readTips(): Tip[] {
  return filesIn('tips').map(({ name, text }) => {
    const [, head = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? [];
    const tip = tipSchema.parse({ ...parse(head), text: body.trim().replace(/\s*\n\s*/g, ' ') });
    if (`${tip.id}.md` !== name) throw new Error(`${name} holds the tip "${tip.id}"`);
    return tip;
  });
}

/** The surveys that we ship. */
export function readSurveys(): SurveyFile[] {
  return filesIn('surveys').map(({ text }) => surveySchema.parse(parse(text)));
}

/** All sources that we ship. */
export function readSources() {
  return filesIn('sources').flatMap(({ text }) => sourcesFileSchema.parse(parse(text)));
}
