import assert from 'node:assert/strict';
import { asRequest } from '../../../src/traffic/asRequest/asRequest';
import { requestOfCall } from '../../../src/traffic/asRequest/printableRequest';
import type { CallExchange } from '../../../src/traffic/exchange';

const recorded = (
  name: CallExchange['name'],
  request: CallExchange['request'],
  baseUrl?: string,
): ReturnType<typeof requestOfCall> =>
  requestOfCall(
    { kind: 'call', side: 'out', name, request, atMs: 1, durationMs: 1, attempt: 1, ids: {} },
    baseUrl,
  );

const printed = (form: Parameters<typeof asRequest>[1], ...call: Parameters<typeof recorded>) =>
  asRequest(recorded(...call) ?? assert.fail(), form);

const history = [
  'getChatHistory',
  { method: 'GET', url: "/messaging/v2/group_chat/history?group_id=it's%20g1&page_size=10" },
] as const;
const email = [
  'getEmployeeCodeWithEmail',
  { method: 'POST', url: '/contacts/v2/get_employee_code_with_email', body: { emails: ['a@example.com'] } },
] as const;
const webhook = [
  'sendSystemAccountMessage',
  {
    method: 'POST',
    url: '/webhook/group/[redacted]',
    body: { tag: 'text', text: { content: "it's up" } },
  },
] as const;

describe('a GET call', () => {
  it('is printed as a command', () => {
    assert.deepEqual(printed('curl', ...history), {
      text: String.raw`curl --silent --show-error --get 'https://openapi.seatalk.io/messaging/v2/group_chat/history' \
  --header "Authorization: Bearer $SEATALK_TOKEN" \
  --data-urlencode 'group_id=it'\''s g1' \
  --data-urlencode 'page_size=10'
`,
      variables: ['SEATALK_TOKEN'],
    });
  });

  it('is printed as TypeScript', () => {
    assert.equal(
      printed('typescript', ...history).text,
      `// Get Chat History. Needs SEATALK_TOKEN in the environment.
const query = new URLSearchParams([
  ['group_id', 'it\\'s g1'],
  ['page_size', '10'],
]);

async function callSeaTalk(): Promise<void> {
  const response = await fetch('https://openapi.seatalk.io/messaging/v2/group_chat/history?' + query, {
    method: 'GET',
    headers: {
      Authorization: \`Bearer \${process.env.SEATALK_TOKEN}\`,
    },
  });
  // SeaTalk answers 200 for refusals too; only the code tells.
  const answer = await response.text();
  if (!response.ok || (JSON.parse(answer) as { code: number }).code !== 0) {
    throw new Error(\`SeaTalk refused the call: \${response.status} \${answer}\`);
  }
  console.log(answer);
}

callSeaTalk().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
`,
    );
  });

  it('is printed as Python', () => {
    assert.equal(
      printed('python', ...history).text,
      `# Get Chat History. Needs SEATALK_TOKEN in the environment.
import json
import os
import urllib.parse
import urllib.request

query = urllib.parse.urlencode(
    [
        ("group_id", "it's g1"),
        ("page_size", "10"),
    ]
)

request = urllib.request.Request(
    "https://openapi.seatalk.io/messaging/v2/group_chat/history?" + query,
    headers={
        "Authorization": f"Bearer {os.environ['SEATALK_TOKEN']}",
    },
    method="GET",
)
with urllib.request.urlopen(request, timeout=30) as response:
    answer = json.load(response)
# SeaTalk answers 200 for refusals too; only the code tells.
if answer["code"] != 0:
    raise SystemExit(f"SeaTalk refused the call: {answer}")
print(json.dumps(answer, indent=2))
`,
    );
  });

  it('is printed as Go', () => {
    assert.equal(
      printed('go', ...history).text,
      `// Get Chat History. Needs SEATALK_TOKEN in the environment.
package main

import (
	"encoding/json"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/url"
	"os"
)

func main() {
	query := url.Values{
		"group_id": {"it's g1"},
		"page_size": {"10"},
	}
	request, err := http.NewRequest("GET", "https://openapi.seatalk.io/messaging/v2/group_chat/history?"+query.Encode(), nil)
	if err != nil {
		log.Fatal(err)
	}
	request.Header.Set("Authorization", "Bearer "+os.Getenv("SEATALK_TOKEN"))
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		log.Fatal(err)
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		log.Fatal(err)
	}
	var answer struct {
		Code int
	}
	if err := json.Unmarshal(text, &answer); err != nil {
		log.Fatal(err)
	}
	// SeaTalk answers 200 for refusals too; only the code tells.
	if answer.Code != 0 {
		log.Fatalf("SeaTalk refused the call: code %d", answer.Code)
	}
	fmt.Printf("%s\\n", text)
}
`,
    );
  });

  it('keeps a value that is repeated', () => {
    const call = [
      'getEmployeeProfile',
      { method: 'GET', url: '/contacts/v2/profile?employee_code=e1&employee_code=e2' },
    ] as const;
    assert.match(printed('go', ...call).text, /"employee_code": \{"e1", "e2"\},/);
    assert.match(
      printed('curl', ...call).text,
      /'employee_code=e1' \\\n {2}--data-urlencode 'employee_code=e2'/,
    );
  });
});

describe('a POST call', () => {
  for (const [form, body] of [
    ['curl', `--data-binary '{\n  "emails": [\n    "a@example.com"\n  ]\n}'`],
    ['typescript', `const body = {\n  emails: [\n    'a@example.com',\n  ],\n};`],
    ['python', `body = {\n    "emails": [\n        "a@example.com",\n    ],\n}`],
    ['go', `body := map[string]any{\n\t\t"emails": []any{\n\t\t\t"a@example.com",\n\t\t},\n\t}`],
  ] as const) {
    it(`is printed as ${form}, with its body and the token of the environment`, () => {
      const { text, variables } = printed(form, ...email, 'http://127.0.0.1:4000');
      assert.ok(text.includes(body), text);
      assert.ok(text.includes('http://127.0.0.1:4000/contacts/v2/get_employee_code_with_email'), text);
      assert.match(text, /SEATALK_TOKEN/);
      assert.deepEqual(variables, ['SEATALK_TOKEN']);
    });

    it(`is printed as ${form} without the app secret it sent`, () => {
      const { text, variables } = printed(form, 'getAppAccessToken', {
        method: 'POST',
        url: '/auth/app_access_token',
        body: { app_id: 'a1', app_secret: 'invented-secret-1' },
      });
      assert.match(text, /app_secret"?: .*SEATALK_APP_SECRET/);
      assert.doesNotMatch(text, /invented-secret|SEATALK_TOKEN/);
      assert.deepEqual(variables, ['SEATALK_APP_SECRET']);
    });
  }
});

describe('a call of a webhook', () => {
  for (const [form, address] of [
    ['curl', '--request POST "$SEATALK_WEBHOOK_URL"'],
    ['typescript', "fetch(process.env.SEATALK_WEBHOOK_URL ?? '', {"],
    ['python', 'Request(\n    os.environ["SEATALK_WEBHOOK_URL"],'],
    ['go', 'http.NewRequest("POST", os.Getenv("SEATALK_WEBHOOK_URL"), bytes.NewReader(data))'],
  ] as const) {
    it(`is printed as ${form} with its secret URL left to the environment`, () => {
      const { text, variables } = printed(form, ...webhook);
      assert.ok(text.includes(address), text);
      assert.doesNotMatch(text, /SEATALK_TOKEN|openapi|redacted/);
      assert.deepEqual(variables, ['SEATALK_WEBHOOK_URL']);
    });
  }
});

describe('a call that was not recorded whole', () => {
  it('is not printed', () => {
    assert.equal(recorded('downloadFile', { method: 'GET', url: '/messaging/v2/file/{opaque}' }), undefined);
    assert.equal(recorded(undefined, { method: 'GET', url: '/not/a/call' }), undefined);
  });
});
