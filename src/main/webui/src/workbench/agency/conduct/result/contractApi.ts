import { sendOfLot } from '../lotApi';

/** The contract as org.sunseal.award records it; amounts are exact. */

export interface ContractTerms {
  price: string;
  currency: string;
  durationDays: string;
  quality: string;
  items: { label: string; value: string }[];
}

export interface Contract extends ContractTerms {
  pdfSha256: string;
  performanceBond: string;
  signatures: { signature: string }[];
}

export const recordContract = (tender: string, lot: string, contract: Contract) =>
  sendOfLot('POST', '/award/contract', tender, lot, contract);
