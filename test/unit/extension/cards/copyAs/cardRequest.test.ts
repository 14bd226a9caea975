import assert from 'node:assert/strict';
import { copyAs } from '../../../../../src/extension/cards/copyAs/cardRequest';
import type { CopyForm, CopyTarget } from '../../../../../src/extension/cards/copyAs/cardRequest';
import { recognise } from '../../../../../src/cards/document/recognise';
import { endpoints } from '../../../../../src/contract/endpoints';
import { button, description, group, callback, image, redirect, title } from '../../../cards/samples';

const elements = [
  title("It's **up**"),
  description('`$HOME` \\ "x"\n'),
  image(),
  button(redirect()),
  group(callback()),
];

function cardOf(value: unknown) {
  const card = recognise(value);
  assert.ok(card);
  return card;
}

const copy = (value: unknown, form: CopyForm, target: CopyTarget) => copyAs(cardOf(value), form, target);
const bodyOf = (value: unknown, target: CopyTarget): unknown => JSON.parse(copy(value, 'body', target).text);

describe('a card copied as the body of a call', () => {
  const calls = {
    group: endpoints.sendMessageToGroupChat,
    person: endpoints.sendMessageToBotUser,
    webhook: endpoints.sendSystemAccountMessage,
    notice: endpoints.sendServiceNotice,
  } as const;
  for (const target of ['group', 'person', 'webhook', 'notice'] as const) {
    it(`is what the call for a ${target} takes, whatever the card came in`, () => {
      const body = bodyOf({ elements }, target);
      assert.deepEqual(calls[target].request.safeParse(body).error?.issues ?? [], []);
      for (const shape of [
        elements,
        { message: { interactive_message: { elements } }, group_id: 'kept nowhere' },
      ]) {
        assert.deepEqual(bodyOf(shape, target), body);
      }
    });
  }

  const notice = {
    interactive_message: { default: { elements }, th: { elements: [title('th')] } },
    employee_codes: ['e'],
  };

  it('keeps all languages of a service notice', () => {
    assert.deepEqual(bodyOf(notice, 'notice'), {
      tag: 'interactive_message',
      interactive_message: notice.interactive_message,
      employee_codes: ['$EMPLOYEE_CODE'],
    });
  });

  it('has the first language where a call knows none', () => {
    assert.deepEqual(bodyOf(notice, 'webhook'), {
      tag: 'interactive_message',
      interactive_message: { elements },
    });
  });

  it('says what is to be filled in', () => {
    assert.deepEqual(copy(elements, 'body', 'group').variables, ['GROUP_ID']);
    assert.deepEqual(copy(elements, 'body', 'webhook').variables, []);
    assert.deepEqual(copy(elements, 'curl', 'person').variables, ['SEATALK_TOKEN', 'EMPLOYEE_CODE']);
  });
});

describe('a card copied as a command', () => {
  it('reads like this', () => {
    assert.equal(
      copy([title("It's up")], 'curl', 'group').text,
      String.raw`curl --silent --show-error --request POST 'https://openapi.seatalk.io/messaging/v2/group_chat' \
  --header "Authorization: Bearer $SEATALK_TOKEN" \
  --header 'Content-Type: application/json' \
  --data-binary '{
  "group_id": "'"$GROUP_ID"'",
  "message": {
    "tag": "interactive_message",
    "interactive_message": {
      "elements": [
        {
          "element_type": "title",
          "title": {
            "text": "It'\''s up"
          }
        }
      ]
    }
  }
}'
`,
    );
  });

  it('takes the secret URL of a webhook from the environment', () => {
    for (const form of ['curl', 'typescript', 'python', 'go'] as const) {
      const { text, variables } = copy(elements, form, 'webhook');
      assert.match(text, /SEATALK_WEBHOOK_URL/);
      assert.doesNotMatch(text, /SEATALK_TOKEN|openapi/);
      assert.deepEqual(variables, ['SEATALK_WEBHOOK_URL']);
    }
  });
});

// Go is on few machines that test this; the text is held here instead.
describe('a card copied as Go', () => {
  it('reads like this', () => {
    const card = [
      title('Half \uD83D, mark \uFEFF'),
      { element_type: 'button', button: { a: null, b: true, c: 1.5, d: {} } },
    ];
    const { text } = copy(card, 'go', 'group');
    assert.equal(
      text.slice(0, text.indexOf('\tdata, err')),
      `// Send Message to Group Chat. Needs SEATALK_TOKEN and GROUP_ID in the environment.
package main

import (
	"bytes"
	"encoding/json"
	"log"
	"net/http"
	"os"
)

func main() {
	body := map[string]any{
		"group_id": os.Getenv("GROUP_ID"),
		"message": map[string]any{
			"tag": "interactive_message",
			"interactive_message": map[string]any{
				"elements": []any{
					map[string]any{
						"element_type": "title",
						"title": map[string]any{
							"text": "Half \uFFFD, mark \\ufeff",
						},
					},
					map[string]any{
						"element_type": "button",
						"button": map[string]any{
							"a": nil,
							"b": true,
							"c": 1.5,
							"d": map[string]any{},
						},
					},
				},
			},
		},
	}
`,
    );
    assert.match(text, /request\.Header\.Set\("Authorization", "Bearer "\+os\.Getenv\("SEATALK_TOKEN"\)\)/);
  });
});
