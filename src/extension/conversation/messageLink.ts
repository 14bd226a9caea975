import * as vscode from 'vscode';

/** A message by the ids under which one app knows it. */
export interface MessageAddress {
  /** App ID on the platform: profiles have other ids on other machines. */
  readonly app: string;
  readonly group: string;
  readonly thread?: string | undefined;
  readonly message?: string | undefined;
}

const PATH = '/message';

/** A link that opens a message in the editor of whoever has the same app. */
export function messageLink(extensionId: string, { app, group, thread, message }: MessageAddress): string {
  const query = new URLSearchParams({
    app,
    group,
    ...(thread !== undefined && { thread }),
    ...(message !== undefined && { message }),
  });
  // Whoever opens it gets the query decoded once.
  return vscode.Uri.from({
    scheme: vscode.env.uriScheme,
    authority: extensionId,
    path: PATH,
    query: query.toString(),
  }).toString();
}

/** Reads a link, which may come from anybody; undefined for what leads to no message. */
export function readMessageLink({
  path,
  query,
}: Pick<vscode.Uri, 'path' | 'query'>): MessageAddress | undefined {
  if (path !== PATH) return undefined;
  const values = new URLSearchParams(query);
  const read = (name: string) => {
    const value = values.get(name) ?? '';
    return value !== '' && value.length <= 300 ? value : undefined;
  };
  const [app, group] = [read('app'), read('group')];
  if (app === undefined || group === undefined) return undefined;
  return { app, group, thread: read('thread'), message: read('message') };
}
