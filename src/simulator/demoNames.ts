/** The client id that the simulator knows where none is configured. */
export const demoClientId = '5X00DEMO0000000000000001';

/** The partner's demo customers, as Connected-CustomerId takes them. */
export const demoConnectedCustomers = [
  { id: '2188220000000001', label: 'Harbour Lane Trading' },
  { id: '2188220000000002', label: 'Blue Kiln Ceramics' },
  { id: '2188220000000003', label: 'North Pier Outdoor' },
] as const;

/** Currencies in which demo customers hold prefunding. */
export const demoPrefundingCurrencies = ['USD', 'EUR'] as const;
