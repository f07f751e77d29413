/** Every command of the manifest. One that is not here cannot be registered or executed in typed code. */
export const commandIds = [
  'worldfirst.addProfile',
  'worldfirst.editProfile',
  'worldfirst.switchProfile',
  'worldfirst.removeProfile',
  'worldfirst.exportProfile',
  'worldfirst.importProfile',
  'worldfirst.checkProfile',
  'worldfirst.addCustomers',
  'worldfirst.renameCustomer',
  'worldfirst.removeCustomer',
  'worldfirst.addPrefundingCurrency',
  'worldfirst.importPrivateKey',
  'worldfirst.generateKeyPair',
  'worldfirst.copyPublicKey',
  'worldfirst.setGatewayPublicKey',
  'worldfirst.removeKeys',
  'worldfirst.getAccessToken',
  'worldfirst.refreshAccessToken',
  'worldfirst.revokeAccessToken',
  'worldfirst.setAccessToken',
  'worldfirst.removeAccessToken',
  'worldfirst.showSimulatorConnection',
  'worldfirst.resetSimulator',
  'worldfirst.chooseSimulatorScenario',
  'worldfirst.stopSimulatorScenario',
  'worldfirst.restartSimulator',
  'worldfirst.drawCredit',
  'worldfirst.repayCredit',
  'worldfirst.expireCredit',
  'worldfirst.markOverdue',
  'worldfirst.advanceClock',
  'worldfirst.showLog',
  'worldfirst.refreshAccounts',
  'worldfirst.openRequest',
  'worldfirst.aboutApi',
  'worldfirst.copyRawValue',
  'worldfirst.copyAccountNumber',
  'worldfirst.openRequestAsText',
  'worldfirst.showInTree',
  'worldfirst.newRequest',
  'worldfirst.sendRequest',
  'worldfirst.cancelRequest',
  'worldfirst.saveToWorkspace',
  'worldfirst.reopenAsText',
  'worldfirst.fixEncoding',
  'worldfirst.chooseCustomer',
  'worldfirst.showSignature',
  'worldfirst.showApplication',
  'worldfirst.applyForCreditGrant',
  'worldfirst.followReference',
  'worldfirst.followApplication',
  'worldfirst.queryApplication',
  'worldfirst.pauseApplication',
  'worldfirst.resumeApplication',
  'worldfirst.stopApplication',
  'worldfirst.copyReference',
  'worldfirst.showEvidence',
  'worldfirst.exportEvidence',
  'worldfirst.openApplicationRequest',
  'worldfirst.openApplicationAnswer',
  'worldfirst.repeatApplication',
  'worldfirst.newReferenceNumber',
  'worldfirst.openCall',
  'worldfirst.openCallFormatted',
  'worldfirst.openCallInEditor',
  'worldfirst.diagnoseCall',
  'worldfirst.filterCalls',
  'worldfirst.clearCallFilter',
  'worldfirst.showCallsOfViews',
  'worldfirst.hideCallsOfViews',
  'worldfirst.groupCallsByDay',
  'worldfirst.groupCallsByReference',
  'worldfirst.showOlderCalls',
  'worldfirst.exportCall',
  'worldfirst.exportCalls',
  'worldfirst.inspectCall',
  'worldfirst.sendCallAgain',
  'worldfirst.compareWithPrevious',
  'worldfirst.compareWithSample',
  'worldfirst.selectForCompare',
  'worldfirst.compareWithSelected',
  'worldfirst.deleteCall',
  'worldfirst.deleteAllCalls',
  'worldfirst.copyAsCode',
  'worldfirst.copyFrozenCurl',
  'worldfirst.copyCallAsCode',
  'worldfirst.copyCallFrozen',
  'worldfirst.importRequest',
  'worldfirst.diagnoseSignature',
] as const;

export type CommandId = (typeof commandIds)[number];

export const viewIds = [
  'worldfirst.accounts',
  'worldfirst.creditGrants',
  'worldfirst.apis',
  'worldfirst.activity',
] as const;

export type ViewId = (typeof viewIds)[number];

/** Every endpoint of the catalogue by name: activation must not load the catalogue to know them. */
export const endpointNames = [
  'inquiryBalance',
  'inquiryPrefundingBalance',
  'queryCreditQuota',
  'submitAttachment',
  'applyCreditGrant',
  'inquiryCreditGrant',
  'applyToken',
  'revokeToken',
] as const;

/** The view type of the custom editor over request files. */
export const requestEditorType = 'worldfirst.requestEditor';

/** Scheme of request files in the extension's own storage. */
export const scratchScheme = 'worldfirst-scratch';

/** Scheme of read-only documents that the extension writes: about an API, connection, check, bodies. */
export const documentScheme = 'worldfirst-document';

/** Scheme of read-only documents about a call that is kept; their text is read when they are shown. */
export const activityScheme = 'worldfirst-activity';

/** Defaults of the manifest's settings; their types are those that readers see. */
export const settingDefaults = {
  'worldfirst.profiles': [] as readonly unknown[],
  'worldfirst.simulator.preferredPort': 4180,
  'worldfirst.simulator.explainSignatures': false,
  'worldfirst.calls.timeoutSeconds': 30,
  'worldfirst.calls.maxAnswerMegabytes': 32,
  'worldfirst.activity.maxEntries': 10_000,
  'worldfirst.activity.maxMegabytes': 200,
  'worldfirst.activity.showCallsOfViews': false,
  'worldfirst.invoices.columns': [] as readonly unknown[],
} as const satisfies Readonly<Record<`worldfirst.${string}`, unknown>>;

export type SettingId = keyof typeof settingDefaults;

export type NumberSettingId = {
  [K in SettingId]: (typeof settingDefaults)[K] extends number ? K : never;
}[SettingId];

/** A number or a switch is read as any value of its type, not as its default alone. */
export type SettingValue<K extends SettingId> = (typeof settingDefaults)[K] extends number
  ? number
  : (typeof settingDefaults)[K] extends boolean
    ? boolean
    : (typeof settingDefaults)[K];

/** Context keys that the manifest's `when` clauses use, with their values before activation. */
export const contextKeys = {
  'worldfirst.isSending': false,
  'worldfirst.isActivityFiltered': false,
  'worldfirst.hasSelectedCall': false,
  'worldfirst.hasHiddenCalls': false,
  'worldfirst.isShowingCallsOfViews': false,
} as const satisfies Readonly<Record<`worldfirst.${'is' | 'has'}${string}`, boolean>>;

export type ContextKey = keyof typeof contextKeys;

/**
 * What the manifest's menus may ask of a tree node. A node's `contextValue` is the list of its traits, separated
 * by spaces; see `nodeContext`.
 */
export const nodeTraits = [
  'ownProfile',
  'profile',
  'simulatorProfile',
  'customer',
  'ownCustomer',
  'ownPrefunding',
  'refreshable',
  'copyable',
  'account',
  'openable',
  'credit',
  'endpoint',
  'tokenEndpoint',
  'requestFile',
  'application',
  'queryable',
  'pausable',
  'resumable',
  'stoppable',
  'repeatable',
  'sentFromHere',
  'answered',
  'call',
  'answeredCall',
  'doubtfulCall',
] as const;

export type NodeTrait = (typeof nodeTraits)[number];

export function nodeContext(...traits: readonly NodeTrait[]): string {
  return traits.join(' ');
}
