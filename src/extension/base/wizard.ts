import * as vscode from 'vscode';
import { inputBox } from './dialogs';
import { quickPick } from './quickPick';

/** Where a step stands. */
export interface StepPlace {
  readonly title: string;
  /** Counted from 1. */
  readonly step: number;
  readonly total: number;
  readonly canGoBack: boolean;
}

/** `stay` asks for the step at this place again, which may be another one now. */
export type Move = 'next' | 'back' | 'stay' | 'cancel';
export type WizardStep = (place: StepPlace) => Promise<Move>;

/** A value, or how the step was left without one. */
export type StepAnswer<T> = { readonly value: T } | 'back' | 'cancel';

/**
 * Goes through steps, forward and back, until the last one is done. The caller keeps what is entered, so that a step that is
 * visited again shows it.
 * @param steps asked before each step: an answer may add or remove steps after it.
 * @param from the step to begin with, counted from 0.
 * @returns whether the end was reached.
 */
export async function runWizard(
  title: string,
  steps: () => readonly WizardStep[],
  from = 0,
): Promise<boolean> {
  for (let index = from; ;) {
    const all = steps();
    const step = all[index];
    if (!step) return true;
    const move = await step({ title, step: index + 1, total: all.length, canGoBack: index > 0 });
    if (move === 'cancel') return false;
    if (move === 'next') index += 1;
    if (move === 'back') index = Math.max(0, index - 1);
  }
}

/** Passes a value to `keep` and moves to the next step; `back` and `cancel` are returned as they are. */
export function take<T>(answer: StepAnswer<T>, keep: (value: T) => void): Move {
  if (answer === 'back' || answer === 'cancel') return answer;
  keep(answer.value);
  return 'next';
}

export interface TextQuestion {
  readonly prompt: string;
  readonly placeholder?: string;
  readonly value?: string;
  /** Masks what is typed. */
  readonly secret?: boolean;
  /** A sentence about what is wrong with the trimmed text; `undefined` when nothing is. */
  readonly check?: (text: string) => string | undefined;
}

function prepare(input: vscode.QuickInput, place: StepPlace): void {
  input.title = place.title;
  if (place.total > 1) {
    input.ignoreFocusOut = true;
    input.step = place.step;
    input.totalSteps = place.total;
  }
}

/** Asks for one line of text, with the complaint below it as it is typed. Returns the text trimmed. */
export function askText(question: TextQuestion, place: StepPlace): Promise<StepAnswer<string>> {
  const box = inputBox();
  prepare(box, place);
  // People go to the browser to copy an id; the question must still be there when they are back.
  box.ignoreFocusOut = true;
  box.prompt = question.prompt;
  box.placeholder = question.placeholder;
  box.password = question.secret === true;
  box.value = question.value ?? '';
  if (place.canGoBack) box.buttons = [vscode.QuickInputButtons.Back];
  const check = (): string | undefined => question.check?.(box.value.trim());
  return new Promise((resolve) => {
    let answer: StepAnswer<string> = 'cancel';
    const leave = (chosen: StepAnswer<string>): void => {
      answer = chosen;
      box.hide();
    };
    box.onDidChangeValue(() => {
      // An empty box is only complained about when it is accepted.
      box.validationMessage = box.value.trim() === '' ? undefined : check();
    });
    box.onDidAccept(() => {
      const complaint = check();
      box.validationMessage = complaint;
      if (complaint === undefined) leave({ value: box.value.trim() });
    });
    box.onDidTriggerButton(() => leave('back'));
    box.onDidHide(() => {
      box.dispose();
      resolve(answer);
    });
    box.show();
  });
}

export interface Choice<T> extends vscode.QuickPickItem {
  readonly value: T;
}

/** A heading between choices. */
export function heading(label: string): vscode.QuickPickItem {
  return { label, kind: vscode.QuickPickItemKind.Separator };
}

export interface ChoiceQuestion<T> {
  readonly placeholder: string;
  readonly items: readonly (Choice<T> | vscode.QuickPickItem)[];
  /** The choice to begin on. */
  readonly active?: T;
}

function isChoice<T>(item: Choice<T> | vscode.QuickPickItem | undefined): item is Choice<T> {
  return item !== undefined && 'value' in item;
}

/** Asks for one of several things. */
export function askChoice<T>(question: ChoiceQuestion<T>, place: StepPlace): Promise<StepAnswer<T>> {
  const pick = quickPick<Choice<T> | vscode.QuickPickItem>();
  prepare(pick, place);
  pick.placeholder = question.placeholder;
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.items = question.items;
  const active = question.items.find((item) => isChoice<T>(item) && item.value === question.active);
  if (active) pick.activeItems = [active];
  if (place.canGoBack) pick.buttons = [vscode.QuickInputButtons.Back];
  return new Promise((resolve) => {
    let answer: StepAnswer<T> = 'cancel';
    pick.onDidAccept(() => {
      const [chosen] = pick.selectedItems;
      if (!isChoice<T>(chosen)) return;
      answer = { value: chosen.value };
      pick.hide();
    });
    pick.onDidTriggerButton(() => {
      answer = 'back';
      pick.hide();
    });
    pick.onDidHide(() => {
      pick.dispose();
      resolve(answer);
    });
    pick.show();
  });
}

/** Asks one question outside a wizard; `undefined` when left. */
export async function chooseOne<T>(title: string, question: ChoiceQuestion<T>): Promise<T | undefined> {
  const answer = await askChoice(question, { title, step: 1, total: 1, canGoBack: false });
  return typeof answer === 'string' ? undefined : answer.value;
}

/** Asks for one text outside a wizard; `undefined` when left. */
export async function enterText(title: string, question: TextQuestion): Promise<string | undefined> {
  const answer = await askText(question, { title, step: 1, total: 1, canGoBack: false });
  return typeof answer === 'string' ? undefined : answer.value;
}
