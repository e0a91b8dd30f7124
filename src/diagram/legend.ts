import * as l10n from '@vscode/l10n';
import type { EdgeKind, Scene } from './model';

type Drawn = Exclude<EdgeKind, 'order'>;

/** What the kinds of lines mean, in the order in which they are met from left to right. */
function texts(): readonly (readonly [Drawn, string])[] {
  return [
    ['attachment', l10n.t('Attachment of a site')],
    ['interlink', l10n.t('Backbone of the CSP')],
    ['reachesProvider', l10n.t("Path to the CSP's datacenter")],
    ['primaryLink', l10n.t('Primary link')],
    ['secondaryLink', l10n.t('Secondary link')],
    ['session', l10n.t('BGP session')],
    ['globalReach', l10n.t('Global Reach')],
    ['connection', l10n.t('Connection')],
    ['microsoftPeering', l10n.t('Microsoft peering')],
    ['networkPeering', l10n.t('Virtual network peering')],
    ['tunnel', l10n.t('Encrypted tunnel')],
    ['vpn', l10n.t('VPN over the internet')],
    ['internet', l10n.t('Over the internet')],
    ['privateLine', l10n.t("Customer's private line")],
  ];
}

/** The kinds of lines that a scene has, with their meaning. */
export function legendOf(scene: Scene): readonly { readonly kind: Drawn; readonly text: string }[] {
  const kinds = new Set<EdgeKind>(scene.edges.map((edge) => edge.kind));
  return texts().flatMap(([kind, text]) => (kinds.has(kind) ? [{ kind, text }] : []));
}
