import * as l10n from '@vscode/l10n';
import { typeNamed } from '../resources';
import type { WantedResource } from '../resources/model';
import { lastName, referenceAt } from '../resources/types/bodies';
import type { ArmBody } from './plan';

/** A reference that is in Azure and that the design does not say: nothing is sent about it, and it holds. */
export interface UnsaidAssociation {
  readonly property: string;
  /** Name of what is referred to, for people. */
  readonly text: string;
}

/** What a resource is associated with in Azure and not in the design, such as the security group of a subnet. */
export function unsaidAssociations(resource: WantedResource, actual: ArmBody): UnsaidAssociation[] {
  return (typeNamed(resource.type)?.associations ?? []).flatMap(({ property, title }) => {
    const found = referenceAt(actual, 'properties', property);
    const said = referenceAt(resource.body, 'properties', property);
    return found === undefined || said !== undefined
      ? []
      : [{ property, text: l10n.t('{0} {1}', title(), lastName(found)) }];
  });
}
