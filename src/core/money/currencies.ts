/**
 * Decimal places of the currencies: the active codes that the maintenance agency of ISO 4217 published on
 * 1 January 2026, and CNH. `Intl` cannot stand in for it: it rounds some currencies to other places.
 *
 * ISO 4217 gives no minor unit to XAG XAU XBA XBB XBC XBD XDR XPD XPT XSU XTS XUA XXX: they are left out.
 */
const codesByDigits: readonly (readonly [digits: number, codes: string])[] = [
  [0, 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'],
  [2, 'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE'],
  [2, 'CHF CHW CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD'],
  [2, 'HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK'],
  [2, 'MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD'],
  [2, 'RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH'],
  [2, 'USD USN UYU UZS VED VES WST XAD XCD XCG YER ZAR ZMW ZWG'],
  [3, 'BHD IQD JOD KWD LYD OMR TND'],
  [4, 'CLF UYW'],
  // Offshore renminbi is no code of ISO 4217, but the gateway uses it; it is divided as CNY is.
  [2, 'CNH'],
];

const digitsByCode: ReadonlyMap<string, number> = new Map(
  codesByDigits.flatMap(([digits, codes]) => codes.split(' ').map((code) => [code, digits] as const)),
);

/** How many decimal places the minor unit of a currency has; undefined where the table does not know it. */
export function minorUnitDigits(currency: string): number | undefined {
  return digitsByCode.get(currency);
}

/** The codes whose decimal places are known. */
export const knownCurrencies: readonly string[] = [...digitsByCode.keys()].sort();
