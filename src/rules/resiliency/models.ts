import * as l10n from '@vscode/l10n';
import { locationOf } from '../../design';
import type { CustomerRule } from '../rule';
import { placeOf } from '../shared/places';
import { spreads } from './locations';

export const resiliencyModels: CustomerRule = {
  code: 'RES-027',
  scope: 'customer',
  severity: 'warning',
  title: 'The resiliency model of a gateway is that of its circuits.',
  text: 'MultiHomed has circuits in more than one peering location, SingleHomed in one; the latter with several is information. Azure keeps the word and moves no traffic by it.',
  source: 'SDK39 [D]; RES',
  *check(scope) {
    for (const { gateway, locations } of spreads(scope)) {
      const model = gateway.raw.resiliencyModel;
      const place = placeOf(gateway, gateway.raw, 'resiliencyModel');
      if (model === 'MultiHomed' && locations.length === 1) {
        yield {
          message: l10n.t(
            'Gateway "{0}" is MultiHomed, and all its circuits are at {1}.',
            gateway.name,
            locations[0] ?? '',
          ),
          place,
        };
      }
      if (model === 'SingleHomed' && locations.length > 1) {
        yield {
          severity: 'info',
          message: l10n.t(
            'Gateway "{0}" is SingleHomed, and its circuits are at {1}.',
            gateway.name,
            locations.join(', '),
          ),
          place,
        };
      }
    }
  },
};

export const resiliencyLevels: CustomerRule = {
  code: 'RES-028',
  scope: 'customer',
  severity: 'warning',
  title: 'The resiliency level that is expected of a circuit is one that its peering location gives.',
  text: 'High is what a Metro location gives, Standard what any other does; Maximum takes circuits in two locations. Azure tells the level and takes none: a plan compares them.',
  source: 'SDK39 [D]; RES',
  *check(scope) {
    for (const circuit of scope.customer.circuits) {
      const level = circuit.raw.resiliencyLevel;
      const at = locationOf(scope, circuit);
      const isMetro = at?.location?.isMetro;
      if (at === undefined || isMetro === undefined || level === undefined || level === 'Maximum') continue;
      if ((level === 'High') === isMetro) continue;
      yield {
        message: isMetro
          ? l10n.t('{0} is a Metro location, whose circuits are High, not {1}.', at.name, level)
          : l10n.t('{0} is no Metro location: a circuit there is Standard, not {1}.', at.name, level),
        place: placeOf(circuit, circuit.raw, 'resiliencyLevel'),
      };
    }
  },
};
