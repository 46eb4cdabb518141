// The people the simulated Fusion knows, and the reverse look-up by number. Invented; numbers are from
// the range that is reserved for fiction (555-01xx).

export interface ServiceRequest {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly severity: "High" | "Medium" | "Low";
  readonly status: "New" | "In progress" | "Waiting on customer";
  /** ISO 8601 date. */
  readonly openedOn: string;
  readonly detail: string;
}

export interface Contact {
  readonly id: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly jobTitle: string;
  readonly organization: string;
  readonly organizationId: string;
  /** E.164. */
  readonly phone: string;
  readonly email: string;
  readonly city: string;
  /** Open ones, the newest first. */
  readonly serviceRequests: readonly ServiceRequest[];
}

/** The contact's name as it is shown. */
export const fullName = ({ firstName, lastName }: Contact): string => `${firstName} ${lastName}`;

/** Finds a contact by number; punctuation and a missing plus make no difference. */
export function findByNumber(
  number: string,
  contacts: readonly Contact[] = CONTACTS,
): Contact | undefined {
  const wanted = digits(number);
  return wanted === "" ? undefined : contacts.find(({ phone }) => digits(phone) === wanted);
}

const digits = (number: string): string => number.replace(/\D/g, "");

export const CONTACTS: readonly Contact[] = [
  {
    id: "300000047390101",
    firstName: "Maya",
    lastName: "Lindqvist",
    jobTitle: "Facilities Manager",
    organization: "Northlight Hotels",
    organizationId: "300000052210011",
    phone: "+14155550100",
    email: "maya@northlight.example",
    city: "San Francisco",
    serviceRequests: [
      {
        id: "300000061120001",
        number: "SR0004218",
        title: "Lobby phones drop after a minute",
        severity: "High",
        status: "In progress",
        openedOn: "2026-01-12",
        detail: "All six lobby handsets lose audio after 60 to 70 seconds. Began with the " +
          "firmware of 9 January; a rollback on one handset helped.",
      },
      {
        id: "300000061120002",
        number: "SR0004102",
        title: "Add two extensions for the spa",
        severity: "Low",
        status: "Waiting on customer",
        openedOn: "2025-12-18",
        detail: "Waiting for the room numbers and the names to show.",
      },
    ],
  },
  {
    id: "300000047390102",
    firstName: "Tomás",
    lastName: "Okafor",
    jobTitle: "Head of IT",
    organization: "Cedar & Finch Logistics",
    organizationId: "300000052210012",
    phone: "+12125550117",
    email: "t.okafor@cedarfinch.example",
    city: "New York",
    serviceRequests: [
      {
        id: "300000061120003",
        number: "SR0004231",
        title: "Dock scanners offline since Monday",
        severity: "High",
        status: "New",
        openedOn: "2026-01-14",
        detail: "Eleven scanners at dock 4 cannot reach the depot gateway.",
      },
    ],
  },
  {
    id: "300000047390103",
    firstName: "Priya",
    lastName: "Raman",
    jobTitle: "Operations Lead",
    organization: "Bluewater Clinics",
    organizationId: "300000052210013",
    phone: "+16175550142",
    email: "priya@bluewater.example",
    city: "Boston",
    serviceRequests: [
      {
        id: "300000061120004",
        number: "SR0004190",
        title: "Appointment reminders sent twice",
        severity: "Medium",
        status: "In progress",
        openedOn: "2026-01-08",
        detail: "Patients of the Quincy site get two text messages, ten minutes apart.",
      },
    ],
  },
  {
    id: "300000047390104",
    firstName: "Henrik",
    lastName: "Aas",
    jobTitle: "Buyer",
    organization: "Fjord Outdoor Supply",
    organizationId: "300000052210014",
    phone: "+12065550163",
    email: "henrik@fjordoutdoor.example",
    city: "Seattle",
    serviceRequests: [],
  },
  {
    id: "300000047390105",
    firstName: "Amara",
    lastName: "Nwosu",
    jobTitle: "Finance Director",
    organization: "Halden Foundry",
    organizationId: "300000052210015",
    phone: "+13125550128",
    email: "amara.nwosu@halden.example",
    city: "Chicago",
    serviceRequests: [
      {
        id: "300000061120005",
        number: "SR0004175",
        title: "Invoice 88213 charged in the wrong currency",
        severity: "Medium",
        status: "In progress",
        openedOn: "2026-01-06",
        detail: "Billed in CAD; the contract says USD. A credit note was asked for.",
      },
    ],
  },
  {
    id: "300000047390106",
    firstName: "Jun",
    lastName: "Takahashi",
    jobTitle: "Plant Engineer",
    organization: "Sora Batteries",
    organizationId: "300000052210016",
    phone: "+15035550175",
    email: "jun.takahashi@sora.example",
    city: "Portland",
    serviceRequests: [
      {
        id: "300000061120006",
        number: "SR0004224",
        title: "Replacement cooling fan, line 2",
        severity: "High",
        status: "Waiting on customer",
        openedOn: "2026-01-13",
        detail: "Part is on the shelf; waiting for a time window to fit it.",
      },
    ],
  },
  {
    id: "300000047390107",
    firstName: "Lucía",
    lastName: "Ferreira",
    jobTitle: "Store Manager",
    organization: "Panela Coffee",
    organizationId: "300000052210017",
    phone: "+13055550191",
    email: "lucia@panela.example",
    city: "Miami",
    serviceRequests: [],
  },
  {
    id: "300000047390108",
    firstName: "Owen",
    lastName: "Achterberg",
    jobTitle: "Parent",
    organization: "Private customer",
    organizationId: "300000052210018",
    phone: "+17205550136",
    email: "owen@mail.example",
    city: "Denver",
    serviceRequests: [
      {
        id: "300000061120007",
        number: "SR0004239",
        title: "Router restarts every night at two",
        severity: "Low",
        status: "New",
        openedOn: "2026-01-15",
        detail: "Regular to the minute. Logs were uploaded with the request.",
      },
    ],
  },
];
