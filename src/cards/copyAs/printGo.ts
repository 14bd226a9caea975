import type { CopiedRequest } from './copiedRequest';
import { printValue } from './printValue';
import { Variable } from './variable';
import { goStyle } from './valueStyles';

/** A Go program that sends the card with the standard library alone. */
export function printGo({ title, method, url, hasToken, body, variables }: CopiedRequest): string {
  const address = url instanceof Variable ? goStyle.variable(url.name) : `"${url}"`;
  const token = hasToken
    ? '\trequest.Header.Set("Authorization", "Bearer "+os.Getenv("SEATALK_TOKEN"))\n'
    : '';
  return `// ${title}. Needs ${variables.join(' and ')} in the environment.
package main

import (
	"bytes"
	"encoding/json"
	"log"
	"net/http"
	"os"
)

func main() {
	body := ${printValue(body, goStyle, 1)}
	data, err := json.Marshal(body)
	if err != nil {
		log.Fatal(err)
	}
	request, err := http.NewRequest("${method}", ${address}, bytes.NewReader(data))
	if err != nil {
		log.Fatal(err)
	}
${token}	request.Header.Set("Content-Type", "application/json")
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		log.Fatal(err)
	}
	defer response.Body.Close()
	var answer struct {
		Code int
	}
	if err := json.NewDecoder(response.Body).Decode(&answer); err != nil {
		log.Fatal(err)
	}
	// SeaTalk answers 200 for refusals too; only the code tells.
	if answer.Code != 0 {
		log.Fatalf("SeaTalk refused the card: code %d", answer.Code)
	}
}
`;
}
