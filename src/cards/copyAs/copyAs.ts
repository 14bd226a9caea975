import type { RecognisedCard } from '../document/recognise';
import { copiedRequest } from './copiedRequest';
import type { CopiedRequest, CopyTarget } from './copiedRequest';
import { printCurl } from './printCurl';
import { printGo } from './printGo';
import { printPython } from './printPython';
import { printTypescript } from './printTypescript';
import { printValue } from './printValue';
import { jsonStyle } from './valueStyles';
import type { VariableName } from './variable';

/** What a card can be copied as. */
export type CopyForm = 'body' | 'curl' | 'typescript' | 'python' | 'go';

export interface CopiedText {
  readonly text: string;
  /** What has to be filled in, or stand in the environment. */
  readonly variables: readonly VariableName[];
}

const PRINTERS: Readonly<Record<CopyForm, (request: CopiedRequest) => string>> = {
  body: ({ body }) => `${printValue(body, jsonStyle)}\n`,
  curl: printCurl,
  typescript: printTypescript,
  python: printPython,
  go: printGo,
};

/** Writes the call that sends a card. Ids and secrets are named by variables, never given. */
export function copyAs(card: RecognisedCard, form: CopyForm, target: CopyTarget): CopiedText {
  const request = copiedRequest(card, target);
  const isBody = form === 'body';
  const secrets: readonly string[] = ['SEATALK_TOKEN', 'SEATALK_WEBHOOK_URL'];
  return {
    text: PRINTERS[form](request),
    variables: isBody ? request.variables.filter((name) => !secrets.includes(name)) : request.variables,
  };
}
