import * as vscode from 'vscode';
import { Disposables } from '../../../base/disposables';
import { DisposableSlot } from '../../../base/slot';
import { describeError } from '../../base/describeError';
import { logError } from '../../base/showError';
import { settingIds } from '../../contributions';
import type { Services } from '../../session/services';
import type { Session } from '../../session/session';
import { lookUp } from '../lookUp';
import { personHover } from '../personHover';
import { personName, personRemark } from '../personWords';
import { PersonLookups } from './personLookups';
import { domainOf, isOfDomain, personReferenceAt } from './personReference';

/** Nobody waits longer for a hover, in milliseconds. */
const DEADLINE_MS = 5_000;

/** Tells in a hover who is behind an email or an employee code. Silent where nobody is known, and where something fails. */
export class WhoIsThis implements vscode.HoverProvider, vscode.Disposable {
  readonly #services: Services;
  readonly #owned = new Disposables();
  readonly #lookups = this.#owned.add(new DisposableSlot<PersonLookups>());
  #session: Session | undefined;

  constructor(services: Services) {
    this.#services = services;
  }

  async provideHover(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.Hover | undefined> {
    const { text: line } = document.lineAt(position);
    const reference = personReferenceAt(line, position.character);
    if (!reference) return undefined;
    const session = await this.#services.sessions.active();
    if (!session || token.isCancellationRequested) return undefined;
    await session.people.load();
    const { kind, text, start, end } = reference;
    if (kind === 'email' && !isOfDomain(text, domainsFor(document, session))) return undefined;
    const person =
      knownPerson(session, text) ??
      (await this.#lookupsOf(session).find(kind === 'email' ? text.toLowerCase() : text));
    // A code that may not be looked up is all that would be shown.
    if (!person?.verified || token.isCancellationRequested) return undefined;
    const range = new vscode.Range(position.line, start, position.line, end);
    return new vscode.Hover(personHover(personName(person), person, personRemark(person)), range);
  }

  dispose(): void {
    this.#owned.dispose();
  }

  /** The answers of one session: another app sees other people. */
  #lookupsOf(session: Session): PersonLookups {
    if (this.#session === session && this.#lookups.value) return this.#lookups.value;
    this.#session = session;
    const { clock, log } = this.#services;
    return this.#lookups.set(
      new PersonLookups({
        clock,
        lookUp: async (text, signal) => {
          const call = { priority: 'bulk', deadlineMs: DEADLINE_MS } as const;
          const resolved = await lookUp(session, text, signal, call);
          return resolved.found ? resolved.person : undefined;
        },
        onError: (error) => logError(log, describeError(error, { app: session.profile }), error),
      }),
    );
  }
}

function knownPerson({ people }: Session, text: string) {
  const wanted = text.toLowerCase();
  const known = people.known.find(
    ({ employeeCode, email }) => employeeCode === text || email?.toLowerCase() === wanted,
  );
  return known && { ...known, verified: true };
}

/** The domains of the organization: those that were set, else those of the people who are known. */
function domainsFor(document: vscode.TextDocument, { people }: Session): Iterable<string> {
  const set = vscode.workspace
    .getConfiguration(undefined, document)
    .get<readonly unknown[]>(settingIds.peopleEmailDomains, [])
    .filter((domain) => typeof domain === 'string' && domain.trim() !== '');
  if (set.length > 0) return set.map(String);
  return new Set(people.known.flatMap(({ email }) => (email === undefined ? [] : [domainOf(email)])));
}
