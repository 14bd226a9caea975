import type { PrintableRequest } from './printableRequest';
import { headline, variablesOf } from './printableRequest';
import { printValue, Variable } from './printValue';
import { goStyle } from './valueStyles';

const FATAL = `	if err != nil {
		log.Fatal(err)
	}
`;

/** A Go program that makes a request with the standard library alone. */
export function printGo(request: PrintableRequest): string {
  const { method, url, query, hasToken, body, subject } = request;
  const hasBody = body !== undefined;
  return `// ${headline(request)}
package main

import (
${importsOf(request)
  .map((name) => `\t"${name}"\n`)
  .join('')})

func main() {
${hasBody ? `\tbody := ${printValue(body, goStyle, 1)}\n\tdata, err := json.Marshal(body)\n${FATAL}` : ''}${queryOf(query)}\
	request, err := http.NewRequest("${method}", ${addressOf(url, query.length > 0)}, ${hasBody ? 'bytes.NewReader(data)' : 'nil'})
${FATAL}${hasToken ? '\trequest.Header.Set("Authorization", "Bearer "+os.Getenv("SEATALK_TOKEN"))\n' : ''}\
${hasBody ? '\trequest.Header.Set("Content-Type", "application/json")\n' : ''}\
	response, err := http.DefaultClient.Do(request)
${FATAL}	defer response.Body.Close()
${subject === 'card' ? '' : `\ttext, err := io.ReadAll(response.Body)\n${FATAL}`}\
	var answer struct {
		Code int
	}
	if err := ${subject === 'card' ? 'json.NewDecoder(response.Body).Decode(&answer)' : 'json.Unmarshal(text, &answer)'}; err != nil {
		log.Fatal(err)
	}
	// SeaTalk answers 200 for refusals too; only the code tells.
	if answer.Code != 0 {
		log.Fatalf("SeaTalk refused the ${subject}: code %d", answer.Code)
	}
${subject === 'card' ? '' : '\tfmt.Printf("%s\\n", text)\n'}}
`;
}

/** Go takes no program with an import that it doesn't use. */
function importsOf(request: PrintableRequest): readonly string[] {
  const { query, body, subject } = request;
  return [
    ...(body === undefined ? [] : ['bytes']),
    'encoding/json',
    ...(subject === 'card' ? [] : ['fmt', 'io']),
    'log',
    'net/http',
    ...(query.length > 0 ? ['net/url'] : []),
    ...(variablesOf(request).length > 0 ? ['os'] : []),
  ];
}

function queryOf(query: PrintableRequest['query']): string {
  if (query.length === 0) return '';
  const names = [...new Set(query.map(([name]) => name))];
  const fields = names.map((name) => {
    const values = query.flatMap(([each, value]) => (each === name ? [valueOf(value)] : []));
    return `\t\t${goStyle.text(name)}: {${values.join(', ')}},\n`;
  });
  return `\tquery := url.Values{\n${fields.join('')}\t}\n`;
}

function addressOf(url: string | Variable, hasQuery: boolean): string {
  if (!hasQuery) return valueOf(url);
  return url instanceof Variable
    ? `${valueOf(url)}+"?"+query.Encode()`
    : `${goStyle.text(`${url}?`)}+query.Encode()`;
}

function valueOf(value: string | Variable): string {
  return value instanceof Variable ? goStyle.variable(value.name) : goStyle.text(value);
}
