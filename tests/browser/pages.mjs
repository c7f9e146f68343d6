// Which pages has the site, one of each kind, so that every rule can be tried on all of them?
export const hostile = "/listing/0b5a6c1e-7d1f-4c55-9a55-5d9b0c1f0001";
export const hostileOrganisation = "/organisation/0b5a6c1e-7d1f-4c55-9a55-5d9b0c1f0002";
export const fullListing = "/listing/f71ce417-88b1-4d2b-8792-7d46c4ddcab2";      // two places, steps, gaps, full
export const hiddenAddress = "/listing/d390d818-2287-4205-b825-623d58b4d6b0";

export const kinds = [
  ["first page", "/"],
  ["everything", "/?q="],
  ["results with what was understood", "/?q=swimming+for+my+autistic+7+year+old"],
  ["results with filters and a place", "/?q=&near=SR4&category=short-breaks&accessibility=hoist&day=sat"],
  ["results with those that do not say", "/?q=&age=7&unstated=show"],
  ["no results", "/?q=zzyzx+qwrtp&need=VI&age=3"],
  ["a page past the end", "/?q=&page=999"],
  ["danger", "/?q=i+want+to+kill+myself"],
  ["a wrong age", "/?q=art&age=abc", 400],
  ["an unknown code", "/?need=NOPE", 400],
  ["listing", fullListing],
  ["listing with a hidden address", hiddenAddress],
  ["hostile listing", hostile],
  ["organisation", "/organisation/22e8b9fb-f23e-4a7b-8e1c-6d0df4af5d4c"],
  ["accessibility statement", "/accessibility"],
  ["no such page", "/no/such/page", 404],
  ["no such listing", "/listing/nope", 404],
];
