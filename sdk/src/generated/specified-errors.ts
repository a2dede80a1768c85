/** Made from the gateway's table of errors by `npm run openapi`. What is changed here is lost. */

/** The texts of the specification, to the letter, and the code of each. */
export const specifiedErrors = {
  subject_not_found_in_mcdb: "Subject not found in CMDB",
  egov_unreachable: "Can`t connect to e-document service",
  egov_unavailable: "EDocument service is not available now",
  egov_timeout: "Could not send request to e-document service",
  government_service_error: "Government service error",
  profile_not_found: "Profile is not found",
  invalid_iin: "Invalid IIN",
  document_already_received: "EDocument for this session has already been received",
  technology_not_accessible: "Client does not have access to E-Document technology",
  session_in_progress: "You have already requested a document for this session",
  session_not_found: "You have not sent a request for access to an e-document",
  subscription_not_started: "Subscription has not started",
  no_subscription_for_technology: "No active or future subscription for technology",
  no_subscription: "Client does not have subscription",
} as const;
