import { fieldOf, LINK_NAMES } from '../document/cardFields';
import { isFilledIn } from '../document/fillIns';
import { DOCS } from './rule';
import type { PlacedButton, Rule } from './rule';

const buttonType: Rule = {
  id: 'button-type',
  severity: 'error',
  confidence: 'documented',
  docs: DOCS.card,
  limit: '`callback` or `redirect`',
  summary: 'The `button_type` of a button is `callback` or `redirect`.',
  *check({ buttons, isFinal }) {
    for (const { type, path } of buttons) {
      if (type === 'callback' || type === 'redirect' || (!isFinal && isFilledIn(type))) continue;
      yield { path: [...path, 'button_type'], template: '"button_type" must be "callback" or "redirect".' };
    }
  },
};

/** SeaTalk ignores unused fields, but may not accept one with a type that it never has. */
const redirectValue: Rule = {
  id: 'redirect-value',
  severity: 'error',
  confidence: 'inferred',
  docs: DOCS.card,
  summary: 'The `value` of a redirect button is not used; if it is there, it is a string.',
  *check({ buttons }) {
    for (const { type, value, path } of buttons) {
      const given = fieldOf(value, 'value');
      if (type !== 'redirect' || given === undefined || typeof given === 'string') continue;
      yield { path: [...path, 'value'], template: 'A redirect button doesn’t use "value". Remove it.' };
    }
  },
};

const unusedField: Rule = {
  id: 'unused-field',
  severity: 'information',
  confidence: 'documented',
  docs: DOCS.card,
  summary: 'A redirect button doesn’t send its value, and a callback button doesn’t open a link.',
  *check({ buttons }) {
    for (const { type, value, path } of buttons) {
      if (type === 'redirect' && typeof value['value'] === 'string') {
        const template = 'A redirect button doesn’t send an event, so its "value" isn’t used.';
        yield { path: [...path, 'value'], template };
      }
      if (type !== 'callback') continue;
      for (const name of LINK_NAMES) {
        if (fieldOf(value, name) === undefined) continue;
        const template = 'A callback button doesn’t open a page, so its "{name}" isn’t used.';
        yield { path: [...path, name], template, args: { name } };
      }
    }
  },
};

const duplicateValue: Rule = {
  id: 'duplicate-value',
  severity: 'warning',
  confidence: 'documented',
  docs: DOCS.card,
  summary: 'Buttons with the same `value` can’t be told apart: the event carries nothing else.',
  *check({ buttons, isFinal }) {
    const seen = new Set<string>();
    for (const { value, path } of callbacks(buttons)) {
      // One `%s` is filled in with one value, and the next with another.
      if (!isFinal && isFilledIn(value)) continue;
      if (seen.has(value)) {
        const template = 'Another button has the same value, so the event doesn’t show which one was tapped.';
        yield { path, template };
      }
      seen.add(value);
    }
  },
};

/** Id of the rule for buttons whose taps aren't delivered anywhere. */
export const WEBHOOK_CALLBACK_RULE = 'webhook-callback';

const webhookCallback: Rule = {
  id: WEBHOOK_CALLBACK_RULE,
  severity: 'warning',
  confidence: 'inferred',
  docs: DOCS.systemAccount,
  surfaces: ['webhook'],
  summary: 'Webhooks don’t receive callbacks, so taps on callback buttons are lost.',
  *check({ buttons }) {
    for (const { type, path } of buttons) {
      if (type !== 'callback') continue;
      const template =
        'Webhooks don’t receive callbacks, so taps on this button are lost. Use a redirect button.';
      yield { path: [...path, 'button_type'], template };
    }
  },
};

const EMAIL = /[^\s:@/]@[^\s:@/.]+\.[a-z]/i;
const EMPLOYEE_CODE = /\be_[a-z\d]{8}\b/;
/** A command that only consists of words, such as `approve` or `leave:approve`. A stranger could guess it. */
const WORDS_ONLY = /^[a-z]+(?:[\s:_./-][a-z]+)*$/i;
/** Another rule reports longer values as an error. */
const MAX_READ_CHARS = 1000;

const readableValue: Rule = {
  id: 'readable-value',
  // The official samples have such values too.
  isOptional: true,
  severity: 'information',
  confidence: 'documented',
  docs: DOCS.card,
  summary: 'A value should be a random key, without personal data or commands that anyone could guess.',
  *check({ buttons }) {
    for (const { value, path } of callbacks(buttons)) {
      if (value.length > MAX_READ_CHARS) continue;
      if (EMAIL.test(value) || EMPLOYEE_CODE.test(value)) {
        const template = 'This value names a person. Send a random key and keep its meaning on your server.';
        yield { path, template };
      } else if (WORDS_ONLY.test(value)) {
        const template =
          'This value is easy to guess. SeaTalk advises a random key, checked against the person who taps.';
        yield { path, template };
      }
    }
  },
};

function* callbacks(
  buttons: readonly PlacedButton[],
): Generator<{ value: string; path: (string | number)[] }> {
  for (const { type, value, path } of buttons) {
    const key = value['value'];
    if (type === 'callback' && typeof key === 'string' && key !== '')
      yield { value: key, path: [...path, 'value'] };
  }
}

/** The rules about what a button does. */
export const buttonRules: readonly Rule[] = [
  buttonType,
  redirectValue,
  unusedField,
  duplicateValue,
  webhookCallback,
  readableValue,
];
