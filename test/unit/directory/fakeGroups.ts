import type { GroupDirectoryOptions } from '../../../src/directory/groupDirectory';

type Client = GroupDirectoryOptions['client'];
type InfoCall = Parameters<Client['getGroupInfo']>;

/** The part of a client that a list of groups needs: pages of ids, names by id, and a log of what was asked. */
export class FakeGroups implements Client {
  pages: readonly (readonly string[])[];
  /** Every call in order: `page 1`, `name g-3 bulk`. */
  readonly log: string[] = [];
  readonly options: InfoCall[1][] = [];
  nameOf: (groupId: string) => string = (groupId) => `Name of ${groupId}`;
  /** Throws or waits before a page. */
  beforePage: (page: number, signal: AbortSignal | undefined) => Promise<void> | void = () => undefined;
  /** Throws or waits before a name. */
  beforeName: (groupId: string, signal: AbortSignal | undefined) => Promise<void> | void = () => undefined;
  memberTotal = 3;
  atOnce = 0;
  mostAtOnce = 0;

  constructor(pages: readonly (readonly string[])[]) {
    this.pages = pages;
  }

  async *joinedGroups(options: { readonly signal?: AbortSignal | undefined } = {}): AsyncIterable<string[]> {
    for (const [index, page] of this.pages.entries()) {
      this.log.push(`page ${index + 1}`);
      await this.beforePage(index + 1, options.signal);
      options.signal?.throwIfAborted();
      yield [...page];
    }
  }

  async getGroupInfo(...[request, options]: InfoCall): ReturnType<Client['getGroupInfo']> {
    this.log.push(`name ${request.group_id} ${options?.priority ?? ''}`);
    this.options.push(options);
    this.mostAtOnce = Math.max(this.mostAtOnce, ++this.atOnce);
    try {
      await this.beforeName(request.group_id, options?.signal);
      return {
        group: {
          group_name: this.nameOf(request.group_id),
          group_user_total: this.memberTotal,
          external: false,
        },
      };
    } finally {
      this.atOnce -= 1;
    }
  }

  get names(): readonly string[] {
    return this.log.filter((call) => call.startsWith('name'));
  }
}

/** `g-0000` … */
export const groupIds = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `g-${String(index).padStart(4, '0')}`);

/** Ids in pages of a hundred, as the client asks for them. */
export function pagesOf(ids: readonly string[]): string[][] {
  const pages: string[][] = [];
  for (let at = 0; at < ids.length; at += 100) pages.push(ids.slice(at, at + 100));
  return pages;
}
