/**
 * The editor's notices and progress, and the only way to them. The editor shows `[label](target)` in these texts as a link, even to a
 * command, and `$(name)` in the status bar as an icon. Names of groups, people and files and what the platform says come from outside,
 * so every text is made plain here (lists: `quickPick.ts`), where it can't be forgotten: the linter keeps every other file away from
 * the editor's own functions.
 */
import * as vscode from 'vscode';
import { withoutIcons, withoutLinks } from '../../base/plainText';

/** One kind of notice. With `modal`, a dialog that has to be answered. Resolves to the button that was chosen. */
export interface Notice {
  (message: string, ...buttons: string[]): Promise<string | undefined>;
  (message: string, options: vscode.MessageOptions, ...buttons: string[]): Promise<string | undefined>;
  <T extends vscode.MessageItem>(
    message: string,
    options: vscode.MessageOptions,
    ...buttons: T[]
  ): Promise<T | undefined>;
}

function noticeThrough(show: () => (message: string, ...rest: never[]) => Thenable<unknown>): Notice {
  return async (message: string, ...rest: unknown[]) =>
    (await show()(withoutLinks(message), ...(rest as never[]))) as never;
}

export const informationMessage = noticeThrough(() => vscode.window.showInformationMessage);
export const warningMessage = noticeThrough(() => vscode.window.showWarningMessage);
export const errorMessage = noticeThrough(() => vscode.window.showErrorMessage);

export type NotificationProgress = vscode.Progress<{
  readonly message: string;
  readonly increment?: number;
}>;

/** A notification with a bar and a Cancel button while the work runs. */
export async function notificationProgress<T>(
  title: string,
  work: (progress: NotificationProgress, token: vscode.CancellationToken) => Promise<T>,
): Promise<T> {
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: withoutLinks(title), cancellable: true },
    (progress, token) =>
      work({ report: (step) => progress.report({ ...step, message: withoutLinks(step.message) }) }, token),
  );
}

/** The thin bar at the top of a view while the work runs. */
export async function viewProgress<T>(viewId: string, work: () => Promise<T>): Promise<T> {
  return vscode.window.withProgress({ location: { viewId } }, work);
}

/** A title in the status bar while the work runs. */
export async function statusProgress<T>(title: string, work: () => Promise<T>): Promise<T> {
  const location = vscode.ProgressLocation.Window;
  return vscode.window.withProgress({ location, title: withoutIcons(title) }, work);
}

/** Shows one of our own sentences in the status bar for a while. Icons in it are drawn. */
export function statusMessage(words: string, forMs: number): void {
  vscode.window.setStatusBarMessage(words, forMs);
}

/** Asks for one line of text. Prompt and complaint are plain text. `undefined` when left. */
export async function askInput(options: vscode.InputBoxOptions): Promise<string | undefined> {
  return vscode.window.showInputBox({
    ...options,
    ...(options.prompt === undefined ? {} : { prompt: withoutLinks(options.prompt) }),
    validateInput: async (typed) => plainComplaint(await options.validateInput?.(typed)),
  });
}

/** An input box whose prompt and complaint are plain text. */
export function inputBox(): vscode.InputBox {
  const box = vscode.window.createInputBox();
  return new Proxy(box, {
    get: (_, key) => {
      const value: unknown = Reflect.get(box, key, box);
      return typeof value === 'function' ? value.bind(box) : value;
    },
    set: (_, key, value) => {
      const isShown = key === 'prompt' || key === 'validationMessage';
      return Reflect.set(box, key, isShown ? plainComplaint(value) : value, box);
    },
  });
}

type Complaint = string | vscode.InputBoxValidationMessage | null | undefined;

function plainComplaint(complaint: Complaint): Complaint {
  if (typeof complaint === 'string') return withoutLinks(complaint);
  return complaint && { ...complaint, message: withoutLinks(complaint.message) };
}
