import type { PlacedButton, Rule } from './rule';

const buttonType: Rule = {
  id: 'button-type',
  severity: 'error',
  confidence: 'documented',
  summary: 'A button is of type `callback` or `redirect`.',
  *check({ buttons }) {
    for (const { type, path } of buttons) {
      if (type === 'callback' || type === 'redirect') continue;
      yield { path: [...path, 'button_type'], template: 'A "button_type" is "callback" or "redirect".' };
    }
  },
};

/** Fields the platform leaves unused are let pass, but not with a type it never has. */
const redirectValue: Rule = {
  id: 'redirect-value',
  severity: 'error',
  confidence: 'inferred',
  summary: 'The value of a redirect button is not used; if there, it is a string.',
  *check({ buttons }) {
    for (const { type, value, path } of buttons) {
      if (type !== 'redirect' || value['value'] === undefined || typeof value['value'] === 'string') continue;
      yield { path: [...path, 'value'], template: 'A redirect button has no use for "value"; remove it.' };
    }
  },
};

const duplicateValue: Rule = {
  id: 'duplicate-value',
  severity: 'warning',
  confidence: 'documented',
  summary: 'Two callback buttons of a card have different values.',
  *check({ buttons }) {
    const seen = new Set<string>();
    for (const { value, path } of callbacks(buttons)) {
      if (seen.has(value)) {
        const template =
          'Another button has the same value: the click event does not say which one was tapped.';
        yield { path, template };
      }
      seen.add(value);
    }
  },
};

/** Id of the rule for buttons whose taps nobody hears. */
export const WEBHOOK_CALLBACK_RULE = 'webhook-callback';

const webhookCallback: Rule = {
  id: WEBHOOK_CALLBACK_RULE,
  severity: 'warning',
  confidence: 'inferred',
  summary: 'Nobody hears a tap on a callback button of a system account.',
  *check({ buttons, surface }) {
    if (surface !== 'webhook') return;
    for (const { type, path } of buttons) {
      if (type !== 'callback') continue;
      const template =
        'A system account has no callback URL: nobody hears a tap on this button. Use a redirect button.';
      yield { path: [...path, 'button_type'], template };
    }
  },
};

const EMAIL = /[^\s:@/]+@[^\s:@/]+\.[a-z]{2,}/i;
const EMPLOYEE_CODE = /\be_[a-z\d]{8}\b/;
/** A command of words alone, such as `approve` or `leave:approve`: nothing in it that a stranger could not write. */
const WORDS_ONLY = /^[a-z]+(?:[\s:_./-][a-z]+)*$/i;

const readableValue: Rule = {
  id: 'readable-value',
  severity: 'information',
  confidence: 'documented',
  summary: 'A value carries a random key, no personal data and no command to guess.',
  *check({ buttons }) {
    for (const { value, path } of callbacks(buttons)) {
      if (EMAIL.test(value) || EMPLOYEE_CODE.test(value)) {
        yield {
          path,
          template: 'This value names a person. Send a random key and keep its meaning on your server.',
        };
      } else if (WORDS_ONLY.test(value)) {
        yield {
          path,
          template:
            'This value is easy to guess. SeaTalk advises a random key, checked against the person who taps.',
        };
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
  duplicateValue,
  webhookCallback,
  readableValue,
];
