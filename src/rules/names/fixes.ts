import * as l10n from '@vscode/l10n';
import { allPortLocations, placeOfPort } from '../../catalog/buildings';
import { allLocations } from '../../catalog/locations';
import { armNamesInPlaceOf } from '../../catalog/providers';
import { allRegions, normalizeRegion } from '../../catalog/regions';
import { nearest, setValue } from '../../design';
import { type FixContext, type FixFunction, type Proposal, keyOf, written } from '../fixes/fix';
import { candidates, respell } from '../shared/spelling';

/** The buildings of the city that is written, or the nearest name. */
function* building(context: FixContext, cloud: string): Generator<Proposal> {
  const all = allPortLocations(cloud);
  const city = placeOfPort(written(context) ?? '', cloud)?.city;
  const here = all.filter((one) => one.location.city === city);
  const offered = here.length > 0 ? here : all;
  yield* respell(
    context,
    offered.map((one) => one.name),
    here.length,
  );
}

/** A peering location, a building, or a connectivity provider, that Azure names otherwise. */
export const misspeltOffer: FixFunction = function* (context) {
  const { cloud } = context.design.provider;
  const key = keyOf(context);
  if (key === 'peeringLocation' || key === 'peeringLocations') {
    if (context.path.some((key) => key === 'expressRoutePorts' || key === 'expressRouteLags'))
      yield* building(context, cloud);
    else {
      yield* respell(
        context,
        allLocations(cloud).map((l) => l.name),
      );
    }
  } else {
    const word = written(context);
    const arm = word === undefined ? [] : armNamesInPlaceOf(word);
    yield* arm.length > 0 ? respell(context, arm, arm.length) : respell(context, candidates(context));
  }
};

export const misspeltRegion: FixFunction = function* (context) {
  const word = written(context);
  if (word === undefined) return;
  const names = allRegions(context.design.provider.cloud).map((r) => normalizeRegion(r.name));
  const near = nearest(normalizeRegion(word), names);
  if (near === undefined) return;
  yield { title: l10n.t('Change "{0}" to "{1}"', word, near), edits: setValue(context.file, context.path, near) };
};
