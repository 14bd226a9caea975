import * as vscode from 'vscode';
import type { PromptQuestion, Value, ValueSources } from '../../../messageFiles/expand';
import { chooseOne, enterText } from '../../base/wizard';
import type { Services } from '../../session/services';
import { fileValue } from './fileValue';
import { gitValue } from './gitValue';

/** Where the values of a message file come from. @param name of the file, above what is asked. */
export function valueSources(
  { apps, clock }: Services,
  document: vscode.TextDocument,
  name: string,
): ValueSources {
  const { uri } = document;
  return {
    prompt: (question) => ask(question, name),
    env: (variable) => Promise.resolve(environmentValue(variable)),
    file: (path) => fileValue(path, uri),
    git: (field) => {
      const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
      return gitValue(field, uri.scheme === 'untitled' && folder ? folder : uri, clock);
    },
    isSecret: (text) => apps.holdsSecret(text),
  };
}

/**
 * The same for a look: nobody is asked, and `«name»` stands for what isn't there. What must not be sent isn't shown either.
 */
export function shownSources(sources: ValueSources): ValueSources {
  const shown = async (name: string, read: Promise<Value>): Promise<Value> => {
    const value = await read;
    const isThere = 'value' in value && value.value.trim() !== '' && !(await sources.isSecret(value.value));
    return isThere ? value : { value: `«${name}»` };
  };
  return {
    prompt: async ({ question, fallback, options }) => fallback || (options[0] ?? `«${question}»`),
    env: (name) => shown(name, sources.env(name)),
    file: (path) => shown(path, sources.file(path)),
    git: (field) => shown(field, sources.git(field)),
    isSecret: async () => false,
  };
}

function environmentValue(name: string): Value {
  // A file that came with the workspace must not carry out what is on this machine.
  if (!vscode.workspace.isTrusted) return { missing: 'env_restricted' };
  const value = process.env[name];
  return value === undefined ? { missing: 'env_unset' } : { value };
}

function ask({ question, fallback, options }: PromptQuestion, name: string): Promise<string | undefined> {
  if (options.length > 0) {
    const items = options.map((option) => ({ label: option, value: option }));
    return chooseOne(name, { placeholder: question, items, active: fallback });
  }
  return enterText(name, {
    prompt: question,
    value: fallback,
    check: (text) => (text === '' ? vscode.l10n.t('Enter a value.') : undefined),
  });
}
