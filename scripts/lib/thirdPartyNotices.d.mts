/** What the bundler says that it made, as far as it matters here. */
interface Bundles {
  readonly outputs: Readonly<Record<string, { readonly inputs: Readonly<Record<string, object>> }>>;
}

/** Names, versions and license texts of every package in bundles that ship together; see the implementation. */
export function thirdPartyNotices(root: string, metafiles: readonly Bundles[]): string;
