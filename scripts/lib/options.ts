/** The value after `name` on the command line (`--grep text`, `--grep=text`), or undefined. */
export function optionValue(name: string): string | undefined {
  const given = process.argv.slice(2);
  const joined = given.find((argument) => argument.startsWith(`${name}=`));
  if (joined !== undefined) return joined.slice(name.length + 1);
  const index = given.indexOf(name);
  return index < 0 ? undefined : given[index + 1];
}
