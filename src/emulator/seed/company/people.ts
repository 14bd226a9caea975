import type { SeedFile, SeedPerson } from '../seedFile';

/** A small team that makes a shift planner for clinics. Everyone is made up. */

const at = (name: string) => `${name.toLowerCase().replace(' ', '.')}@example.com`;

interface Card {
  readonly name: string;
  readonly code: string;
  readonly seatalkId: string;
  readonly department: string;
}

const employee = (card: Card, more: Partial<SeedPerson> = {}): SeedPerson => ({
  name: card.name,
  email: at(card.name),
  employee_code: card.code,
  seatalk_id: card.seatalkId,
  departments: [card.department],
  ...more,
});

const MIRA = 'mira.tan@example.com';
const ELIN = 'elin.berg@example.com';

export const companyPeople: SeedPerson[] = [
  employee(
    { name: 'Mira Tan', code: 'e_7k2m9q4x', seatalkId: '9012345678', department: 'D-204' },
    { gender: 2 },
  ),
  employee(
    { name: 'Jo Lim', code: 'e_3v8n1b6c', seatalkId: '9077700011', department: 'D-204' },
    { manager: MIRA, language: 'zh-Hans' },
  ),
  employee(
    { name: 'Ravi Menon', code: 'e_5p1d8s2k', seatalkId: '9021100034', department: 'D-204' },
    { manager: MIRA },
  ),
  employee(
    { name: 'Lea Fischer', code: 'e_9t4w7h3z', seatalkId: '9034500078', department: 'D-204' },
    { manager: MIRA },
  ),
  employee(
    { name: 'Kenji Arai', code: 'e_2c6y5n8d', seatalkId: '9045600091', department: 'D-204' },
    { manager: MIRA },
  ),
  employee(
    { name: 'Tomas Novak', code: 'e_8r3j1f5v', seatalkId: '9056700023', department: 'D-205' },
    { manager: MIRA },
  ),
  employee(
    { name: 'Nadia Rahman', code: 'e_4b9x2g7m', seatalkId: '9067800045', department: 'D-205' },
    { manager: MIRA, language: 'id' },
  ),
  employee(
    { name: 'Elin Berg', code: 'e_6h5k8p1w', seatalkId: '9078900067', department: 'D-301' },
    { gender: 2 },
  ),
  employee(
    { name: 'Sofia Ortega', code: 'e_1z7d3t9c', seatalkId: '9089000089', department: 'D-302' },
    { manager: ELIN },
  ),
  employee(
    { name: 'Wei Chen', code: 'e_5n2v6q8j', seatalkId: '9090100012', department: 'D-301' },
    { manager: ELIN, language: 'zh-Hant' },
  ),
  employee(
    { name: 'Priya Nair', code: 'e_3m8f4s1y', seatalkId: '9101200034', department: 'D-400' },
    { manager: ELIN },
  ),
  employee(
    { name: 'Marcus Boateng', code: 'e_7x1c9r5b', seatalkId: '9112300056', department: 'D-400' },
    { language: 'en' },
  ),
  // Starts next week and has not signed in yet.
  employee(
    { name: 'Hana Sato', code: 'e_2g6p4k7t', seatalkId: '9123400078', department: 'D-302' },
    { status: 'pending', signed_in: false },
  ),
  employee(
    { name: 'Daniel Koh', code: 'e_8w5h2n3d', seatalkId: '9134500090', department: 'D-204' },
    { status: 'terminated' },
  ),
  {
    name: 'Owen Clarke',
    email: 'owen.clarke@partner.example.net',
    employee_code: 'x_owen',
    seatalk_id: '9888800044',
    external: true,
  },
];

export const companyDepartments: SeedFile['departments'] = [
  { department_code: 'D-200', name: 'Technology', lead: MIRA },
  { department_code: 'D-204', name: 'Engineering', parent: 'D-200', lead: MIRA },
  {
    department_code: 'D-205',
    name: 'Quality and Operations',
    parent: 'D-200',
    lead: 'tomas.novak@example.com',
  },
  { department_code: 'D-300', name: 'Product', lead: ELIN },
  { department_code: 'D-301', name: 'Product Management', alias: 'PM', parent: 'D-300', lead: ELIN },
  { department_code: 'D-302', name: 'Design', parent: 'D-300', lead: 'sofia.ortega@example.com' },
  { department_code: 'D-400', name: 'Office and Support', lead: 'priya.nair@example.com' },
];
