import assert from 'node:assert/strict';
import { readPeopleList } from '../../../src/directory/peopleList';

describe('a pasted list of people', () => {
  const ids = (text: string) => readPeopleList(text).ids;

  it('has one a line, or several between commas, semicolons, tabs, and spaces', () => {
    const all = ['mira.tan@example.com', 'e_7k2m9q4x', '9012345678'];
    for (const between of ['\n', '\r\n', ', ', ';', '\t', ' ']) assert.deepEqual(ids(all.join(between)), all);
  });

  it('names each once, whatever the case of an email', () => {
    const list = readPeopleList('mira.tan@example.com\nMira.Tan@Example.com\ne_7k2m9q4x\ne_7k2m9q4x');
    assert.deepEqual(list.ids, ['mira.tan@example.com', 'e_7k2m9q4x']);
    assert.equal(list.repeated, 2);
  });

  it('has people as mail programs write them, also with a comma in the name', () => {
    const text = '"Tan, Mira" <mira.tan@example.com>; Jo Lim <jo.lim@example.com>';
    assert.deepEqual(ids(text), ['mira.tan@example.com', 'jo.lim@example.com']);
  });

  it('is a list of a program, or of links', () => {
    assert.deepEqual(ids('["e_7k2m9q4x", "e_3v8n1b6c"]'), ['e_7k2m9q4x', 'e_3v8n1b6c']);
    assert.deepEqual(ids('mailto:mira.tan@example.com.'), ['mira.tan@example.com']);
    assert.deepEqual(ids(' \n,, '), []);
    for (const long of ['a@', ' ', '"', '. ']) assert.ok(ids(`${long.repeat(500_000)}x`).length <= 1, long);
  });

  it('is a column of a table, by its heading, and says which rows have nothing there', () => {
    const csv = '\uFEFFName,Work,E-Mail\r\n"Tan, Mira",SG1,mira.tan@example.com\r\nJo Lim,SG2,\r\n';
    assert.deepEqual(ids(csv), ['mira.tan@example.com']);
    assert.deepEqual(readPeopleList(csv).unreadable, ['Jo Lim SG2']);
  });

  it('prefers codes to emails: they need no permission to be looked up', () => {
    assert.deepEqual(ids('email;employee_code\nmira.tan@example.com;MT-01'), ['MT-01']);
  });

  it('is found in a table without headings', () => {
    assert.deepEqual(ids('Mira Tan\tDesk 7\tmira.tan@example.com'), ['mira.tan@example.com']);
  });

  it('has codes of an organization: with a digit among others, any word on a line of its own', () => {
    assert.deepEqual(ids('MT01, JL02'), ['MT01', 'JL02']);
    assert.deepEqual(ids('mira\njo'), ['mira', 'jo']);
    assert.deepEqual(ids('mira.tan@example.com MT01'), ['mira.tan@example.com', 'MT01']);
  });

  it('says what names nobody', () => {
    const list = readPeopleList('Mira Tan\n???\nmira.tan@example.com\n\n  \n');
    assert.deepEqual(list.unreadable, ['Mira Tan', '???']);
    assert.deepEqual(list.ids, ['mira.tan@example.com']);
    assert.deepEqual(readPeopleList(''), { ids: [], unreadable: [], repeated: 0 });
  });

  it('survives quotes that never close', () => {
    assert.deepEqual(ids('"mira.tan@example.com, jo'), ['mira.tan@example.com']);
  });
});
