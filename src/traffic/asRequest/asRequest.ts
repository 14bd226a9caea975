import { printCurl } from './printCurl';
import { printGo } from './printGo';
import { printPython } from './printPython';
import { printTypescript } from './printTypescript';
import type { VariableName } from './printValue';
import type { PrintableRequest } from './printableRequest';
import { variablesOf } from './printableRequest';

/** What a request can be printed as. */
export type RequestForm = 'curl' | 'typescript' | 'python' | 'go';

export interface PrintedRequest {
  readonly text: string;
  /** What has to stand in the environment. */
  readonly variables: readonly VariableName[];
}

const PRINTERS: Readonly<Record<RequestForm, (request: PrintableRequest) => string>> = {
  curl: printCurl,
  typescript: printTypescript,
  python: printPython,
  go: printGo,
};

/** Writes a request as a command or a program that makes it with nothing but the language's own library. */
export function asRequest(request: PrintableRequest, form: RequestForm): PrintedRequest {
  return { text: PRINTERS[form](request), variables: variablesOf(request) };
}
