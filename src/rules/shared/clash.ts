import type { Claim, Remark } from '../rule';

/** Who has a claim, as a person reads it. */
export function shownOwner(claim: Claim): string {
  return `${claim.owner}: ${claim.by}`;
}

/** One remark on each claim of a clash, with the others beside it: each file shows its own half. */
export function onEach(claims: readonly Claim[], message: (claim: Claim, others: string) => string): Remark[] {
  return claims.map((claim) => {
    const others = claims.filter((other) => other !== claim);
    const named = others.slice(0, 3).map(shownOwner).join('; ') + (others.length > 3 ? '; …' : '');
    return {
      message: message(claim, named),
      place: claim.place(),
      related: others.slice(0, 10).map((other) => ({ place: other.place(), message: shownOwner(other) })),
    };
  });
}
