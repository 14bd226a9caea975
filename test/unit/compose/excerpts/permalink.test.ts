import assert from 'node:assert/strict';
import { commitLink, fileLink, remotePage } from '../../../../src/compose/excerpts/permalink';

const COMMIT = '0123456789abcdef0123456789abcdef01234567';
const place = { commit: COMMIT, path: 'src/a b/ünï.ts', from: 10, to: 20 };

describe('the page of a remote', () => {
  const pages: readonly (readonly [remote: string, page: string | undefined])[] = [
    ['https://github.com/mira/bot.git', 'https://github.com/mira/bot'],
    ['https://github.com/mira/bot/', 'https://github.com/mira/bot'],
    ['git@github.com:mira/bot.git', 'https://github.com/mira/bot'],
    ['ssh://git@github.com:22/mira/bot', 'https://github.com/mira/bot'],
    ['git@github.com-work:mira/bot.git', 'https://github.com/mira/bot'],
    ['https://mira:invented-token@github.com/mira/bot.git', 'https://github.com/mira/bot'],
    ['https://github.example.com/mira/bot', 'https://github.example.com/mira/bot'],
    ['git@gitlab.com:group/sub/bot.git', 'https://gitlab.com/group/sub/bot'],
    ['https://gitlab.example.com:8443/group/bot.git', 'https://gitlab.example.com/group/bot'],
    ['git@bitbucket.org:mira/bot.git', 'https://bitbucket.org/mira/bot'],
    [
      'https://bitbucket.example.com/scm/seat/bot.git',
      'https://bitbucket.example.com/projects/seat/repos/bot',
    ],
    [
      'ssh://git@bitbucket.example.com:7999/seat/bot.git',
      'https://bitbucket.example.com/projects/seat/repos/bot',
    ],
    ['https://example.com/mira/bot.git', undefined],
    ['https://notgithub.com/mira/bot.git', undefined],
    ['https://github.com/mira', undefined],
    ['/srv/git/bot.git', undefined],
    ['C:\\git\\github\\bot', undefined],
    ['file:///srv/github/bot.git', undefined],
    ['../bot', undefined],
    ['', undefined],
  ];
  for (const [remote, page] of pages)
    it(`of ${remote || 'nothing'} is ${page ?? 'unknown'}`, () =>
      assert.equal(remotePage(remote)?.url, page));

  it('never holds a name or password of the remote', () => {
    const page = remotePage('https://mira:invented-token@gitlab.com/g/bot.git');
    assert.ok(page && !fileLink(page, place).includes('invented'));
  });
});

describe('a permalink', () => {
  const file = (remote: string, change: Partial<typeof place> = {}) => {
    const page = remotePage(remote);
    assert.ok(page);
    return fileLink(page, { ...place, ...change });
  };

  it('has the lines as each host writes them', () => {
    const path = 'src/a%20b/%C3%BCn%C3%AF.ts';
    assert.equal(file('git@github.com:m/b'), `https://github.com/m/b/blob/${COMMIT}/${path}#L10-L20`);
    assert.equal(file('git@gitlab.com:m/b'), `https://gitlab.com/m/b/-/blob/${COMMIT}/${path}#L10-20`);
    assert.equal(
      file('git@bitbucket.org:m/b'),
      `https://bitbucket.org/m/b/src/${COMMIT}/${path}#lines-10:20`,
    );
    assert.equal(
      file('https://bitbucket.example.com/scm/m/b.git'),
      `https://bitbucket.example.com/projects/m/repos/b/browse/${path}?at=${COMMIT}#10-20`,
    );
  });

  it('has one line once', () => {
    assert.match(file('git@github.com:m/b', { to: 10 }), /#L10$/);
    assert.match(file('git@gitlab.com:m/b', { to: 10 }), /#L10$/);
    assert.match(file('git@bitbucket.org:m/b', { to: 10 }), /#lines-10$/);
  });

  it('shows the lines of Markdown, and not its page', () => {
    assert.match(file('git@github.com:m/b', { path: 'README.md' }), /README\.md\?plain=1#L10-L20$/);
  });

  it('holds nothing that a chat takes for formatting', () => {
    assert.match(file('git@github.com:m/b', { path: 'a/__init__.py' }), /\/a\/%5F%5Finit%5F%5F\.py#/);
    assert.match(file('git@github.com:m/b', { path: 'snake_case.py' }), /\/snake_case\.py#/);
    assert.doesNotMatch(file('git@github.com:m/b', { path: '*~`(<>' }), /[*~`(<>]/);
  });

  it('leads to a commit', () => {
    const commit = (remote: string) => commitLink(remotePage(remote) ?? assert.fail(remote), COMMIT);
    assert.equal(commit('git@github.com:m/b'), `https://github.com/m/b/commit/${COMMIT}`);
    assert.equal(commit('git@gitlab.com:m/b'), `https://gitlab.com/m/b/-/commit/${COMMIT}`);
    assert.equal(commit('git@bitbucket.org:m/b'), `https://bitbucket.org/m/b/commits/${COMMIT}`);
  });
});
