/**
 * The errors in the words of people: what happened and what to do. The cabinet shows them, and so do the Kazakh and Russian pages of
 * the documentation. `errors.ts` has the rest of each error.
 */
import type { ErrorCode } from '../errors.ts';
import type { Trilingual } from '../words/languages.ts';

/** With `{{wait}}` where the reader learns how long to wait. */
export const errorTranslations: Record<ErrorCode, Trilingual> = {
  subject_not_found_in_mcdb: {
    en: 'This phone is not registered for this citizen in the MCDB. Ask the citizen for the registered phone, or to register this one on egov.kz.',
    kk: 'Бұл нөмір азаматқа БМГ-де тіркелмеген. Азамат тіркелген нөмірін айтсын немесе осы нөмірді egov.kz сайтында тіркесін.',
    ru: 'Этот номер не зарегистрирован за гражданином в БМГ. Пусть гражданин назовёт зарегистрированный номер или зарегистрирует этот на egov.kz.',
  },
  egov_unreachable: {
    en: 'The e-document service of the state cannot be reached. Try again in a minute.',
    kk: 'Мемлекеттік электрондық құжат сервисімен байланыс жоқ. Бір минуттан кейін қайталаңыз.',
    ru: 'Нет связи с государственным сервисом электронных документов. Повторите через минуту.',
  },
  egov_unavailable: {
    en: 'The e-document service of the state is not available now. Try again later.',
    kk: 'Мемлекеттік электрондық құжат сервисі қазір қолжетімсіз. Кейінірек қайталаңыз.',
    ru: 'Государственный сервис электронных документов сейчас недоступен. Повторите позже.',
  },
  no_live_connector: {
    en: 'This gateway has no source of live documents of this type. Ask its operator, or use a sandbox key.',
    kk: 'Бұл шлюзде осы түрдегі нақты құжаттардың көзі жоқ. Операторға хабарласыңыз немесе құмсалғыш кілтін алыңыз.',
    ru: 'У этого шлюза нет источника настоящих документов этого вида. Обратитесь к оператору или возьмите ключ песочницы.',
  },
  mcdb_check_unsupported: {
    en: "This gateway's source of live documents cannot check phones in the MCDB. Request the document without the check.",
    kk: 'Бұл шлюздің нақты құжат көзі телефонды БМГ-ден тексере алмайды. Құжатты тексерусіз сұраңыз.',
    ru: 'Источник настоящих документов этого шлюза не умеет проверять телефоны в БМГ. Запросите документ без проверки.',
  },
  egov_timeout: {
    en: 'The e-document service of the state did not answer in time. Try again: a session stays usable.',
    kk: 'Мемлекеттік сервис уақытында жауап бермеді. Қайталаңыз: сессия жарамды күйінде қалады.',
    ru: 'Государственный сервис не ответил вовремя. Повторите: сессия остаётся действительной.',
  },
  government_service_error: {
    en: 'The answer of the state could not be processed. Try again. If the error persists, give the operator the request id.',
    kk: 'Мемлекеттік сервистің жауабын өңдеу мүмкін болмады. Қайталаңыз; көмектеспесе, операторға сұрау нөмірін айтыңыз.',
    ru: 'Ответ государственного сервиса не удалось обработать. Повторите; если не поможет, сообщите оператору номер запроса.',
  },
  profile_not_found: {
    en: 'The state does not know a citizen with this IIN. Check it with the citizen.',
    kk: 'Мемлекет мұндай ЖСН-і бар азаматты білмейді. ЖСН-ді азаматтан қайта сұраңыз.',
    ru: 'Государство не знает гражданина с таким ИИН. Уточните ИИН у гражданина.',
  },
  invalid_iin: {
    en: 'The IIN is wrong. It has 12 digits, and the last one is a check digit. Check it with the citizen.',
    kk: 'ЖСН қате: ол 12 цифрдан тұрады, соңғысы — бақылау цифры. Азаматтан қайта сұраңыз.',
    ru: 'ИИН неверен: в нём 12 цифр, последняя контрольная. Уточните его у гражданина.',
  },
  document_already_received: {
    en: 'The document of this session has already been received. Request a new one.',
    kk: 'Бұл сессияның құжаты алынған. Жаңасын сұраңыз.',
    ru: 'Документ этой сессии уже получен. Запросите новый.',
  },
  technology_not_accessible: {
    en: 'The subscription to E-Document has ended, is disabled, is used up or does not include this call, or the organisation is suspended. Ask the operator.',
    kk: 'E-Document жазылымы аяқталған, өшірілген, квотасы таусылған, бұл шақыру оған кірмейді немесе ұйым тоқтатылған. Операторға хабарласыңыз.',
    ru: 'Подписка на E-Document закончилась, выключена, исчерпана или не включает этот вызов, либо организация приостановлена. Обратитесь к оператору.',
  },
  claims_only: {
    en: 'The subscription or the Flow allows only claims and single fields, not the whole document. Add claims or fields to the request.',
    kk: 'Жазылым не Flow тек тұжырымдар мен жеке өрістерді сұрауға рұқсат береді, құжатты тұтас сұрауға болмайды. Сұрауға claims не fields қосыңыз.',
    ru: 'Подписка или Flow позволяет запрашивать только утверждения и отдельные поля, но не документ целиком. Добавьте в запрос claims или fields.',
  },
  session_in_progress: {
    en: 'Another call is already fetching the document of this session. Wait for its answer.',
    kk: 'Бұл сессияның құжатын басқа шақыру алып жатыр. Оның жауабын күтіңіз.',
    ru: 'Документ этой сессии уже получает другой вызов. Дождитесь его ответа.',
  },
  session_not_found: {
    en: 'There is no such session. Request the document first.',
    kk: 'Мұндай сессия жоқ. Алдымен құжат сұраңыз.',
    ru: 'Такой сессии нет. Сначала запросите документ.',
  },
  subscription_not_started: {
    en: 'The subscription to E-Document has not started yet. Wait for its first day, or ask the operator to start it now.',
    kk: 'E-Document жазылымы әлі басталған жоқ. Бірінші күнін күтіңіз немесе оператордан бірден бастауды сұраңыз.',
    ru: 'Подписка на E-Document ещё не началась. Дождитесь первого дня или попросите оператора начать её сразу.',
  },
  no_subscription_for_technology: {
    en: 'The organisation has a subscription, but not to E-Document. Ask the operator for one.',
    kk: 'Ұйымның жазылымы бар, бірақ E-Document үшін емес. Операторға хабарласыңыз.',
    ru: 'У организации есть подписка, но не на E-Document. Обратитесь к оператору.',
  },
  no_subscription: {
    en: 'The organisation has no subscription. Ask the operator for one.',
    kk: 'Ұйымның жазылымы жоқ. Оператордан сұраңыз.',
    ru: 'У организации нет подписки. Попросите её у оператора.',
  },
  invalid_api_key: {
    en: 'The API key does not work: it is mistyped, revoked, expired, or not allowed from this address.',
    kk: 'API кілті жұмыс істемейді: қате терілген, кері алынған, мерзімі біткен не бұл мекенжайға рұқсат жоқ.',
    ru: 'Ключ API не работает: опечатка, он отозван, истёк или не разрешён с этого адреса.',
  },
  flow_session_not_found: {
    en: 'There is no such session, or it was made with another key of a Flow.',
    kk: 'Мұндай сессия жоқ немесе ол Flow-дың басқа кілтімен жасалған.',
    ru: 'Такой сессии нет, или она создана другим ключом Flow.',
  },
  consent_not_found: {
    en: 'There is no such consent, or it is of another organisation or environment.',
    kk: 'Мұндай келісім жоқ немесе ол басқа ұйымға не басқа ортаға қатысты.',
    ru: 'Такого согласия нет, или оно относится к другой организации либо среде.',
  },
  credentials_off: {
    en: 'This gateway issues no credentials. Request the document itself, or ask the operator to enable credentials.',
    kk: 'Бұл шлюз электрондық куәлік бермейді. Құжаттың өзін сұраңыз немесе оператордан қосуды өтініңіз.',
    ru: 'Этот шлюз не выдаёт электронных удостоверений. Запросите сам документ или попросите оператора включить их.',
  },
  invalid_token: {
    en: 'The access token is unknown, was used before, or is more than 5 minutes old.',
    kk: 'Қатынау токені белгісіз, бұрын пайдаланылған немесе 5 минуттан ескі.',
    ru: 'Токен доступа неизвестен, уже использован или старше 5 минут.',
  },
  invalid_proof: {
    en: 'The proof of the holder’s key is not valid.',
    kk: 'Иесінің кілтін растау жарамсыз.',
    ru: 'Подтверждение ключа владельца недействительно.',
  },
  invalid_nonce: {
    en: 'The nonce is not from this gateway, or is more than 5 minutes old.',
    kk: 'Nonce бұл шлюздікі емес немесе 5 минуттан ескі.',
    ru: 'Nonce не от этого шлюза или старше 5 минут.',
  },
  credential_not_found: {
    en: 'No wallet has received such a credential, or it is of another organisation or environment.',
    kk: 'Мұндай электрондық куәлікті әлі ешбір әмиян алмаған немесе ол басқа ұйымға не басқа ортаға қатысты.',
    ru: 'Ни один кошелёк ещё не получил такого электронного удостоверения, или оно относится к другой организации или среде.',
  },
  flow_disabled: {
    en: 'This Flow is disabled. Enable it on the page Flows.',
    kk: 'Бұл Flow өшірулі. Оны «Flow» бетінде қосыңыз.',
    ru: 'Этот Flow выключен. Включите его на странице «Flow».',
  },
  flow_on_other_device: {
    en: 'The session continues on another device. Use that one.',
    kk: 'Сессия басқа құрылғыда жалғасуда. Сол құрылғыны пайдаланыңыз.',
    ru: 'Сессия продолжается на другом устройстве. Перейдите к нему.',
  },
  flow_session_ended: {
    en: 'The session has ended. Make a new one.',
    kk: 'Сессия аяқталды. Жаңасын жасаңыз.',
    ru: 'Сессия завершена. Создайте новую.',
  },
  citizen_not_confirmed: {
    en: 'The code was not entered yet, or that was more than 15 minutes ago. Ask for a new one.',
    kk: 'Код әлі енгізілмеді немесе содан бері 15 минуттан көп өтті. Жаңасын сұраңыз.',
    ru: 'Код ещё не введён, или с тех пор прошло больше 15 минут. Запросите новый.',
  },
  hand_over_not_found: {
    en: 'The link was used already, or its 10 minutes are over. Show a new one on the first device.',
    kk: 'Сілтеме бұрын қолданылған немесе оның 10 минуты өтті. Бірінші құрылғыда жаңасын көрсетіңіз.',
    ru: 'Ссылка уже использована, или её 10 минут истекли. Покажите новую на первом устройстве.',
  },
  flow_not_found: {
    en: 'There is no such Flow. Reload the page.',
    kk: 'Мұндай Flow жоқ. Бетті жаңартыңыз.',
    ru: 'Такого Flow нет. Обновите страницу.',
  },
  too_many_flows: {
    en: 'There are already as many Flows as the operator allows. Change one that is no longer used.',
    kk: 'Flow саны оператор рұқсат еткен шекке жетті. Ешкім қолданбайтынын өзгертіңіз.',
    ru: 'Создано столько Flow, сколько разрешил оператор. Измените тот, которым никто не пользуется.',
  },
  api_key_not_found: {
    en: 'There is no such key. Reload the page.',
    kk: 'Мұндай кілт жоқ. Бетті жаңартыңыз.',
    ru: 'Такого ключа нет. Обновите страницу.',
  },
  api_key_not_usable: {
    en: 'This key was revoked or has expired. Make a new one.',
    kk: 'Кілт кері алынған немесе мерзімі біткен. Жаңасын жасаңыз.',
    ru: 'Ключ отозван или истёк. Создайте новый.',
  },
  api_key_not_shown: {
    en: 'A live key cannot be shown again. Roll it, and store the new one safely.',
    kk: 'Жұмыс кілтін қайта көрсету мүмкін емес. Оны ауыстырып, жаңасын сақтаңыз.',
    ru: 'Рабочий ключ нельзя показать снова. Замените его и сохраните новый.',
  },
  too_many_api_keys: {
    en: 'There are 100 keys already. Revoke those that are no longer used.',
    kk: 'Кілт саны 100-ге жетті. Ешкім қолданбайтындарын кері алыңыз.',
    ru: 'Ключей уже 100. Отзовите те, которыми никто не пользуется.',
  },
  plan_not_found: {
    en: 'There is no such plan, or it is no longer offered. Choose another one.',
    kk: 'Мұндай тариф жоқ немесе ол енді берілмейді. Басқасын таңдаңыз.',
    ru: 'Такого тарифа нет, или его больше не выдают. Выберите другой.',
  },
  subscription_not_found: {
    en: 'The organisation has no such subscription. Reload the page.',
    kk: 'Ұйымда мұндай жазылым жоқ. Бетті жаңартыңыз.',
    ru: 'У организации нет такой подписки. Обновите страницу.',
  },
  subscription_has_ended: {
    en: 'This subscription has ended. Grant a new one.',
    kk: 'Бұл жазылым аяқталған. Жаңасын беріңіз.',
    ru: 'Эта подписка закончилась. Выдайте новую.',
  },
  webhook_endpoint_not_found: {
    en: 'There is no such endpoint. Reload the page.',
    kk: 'Мұндай вебхук мекенжайы жоқ. Бетті жаңартыңыз.',
    ru: 'Этого адреса вебхуков нет. Обновите страницу.',
  },
  webhook_endpoint_disabled: {
    en: 'This endpoint is disabled. Enable it first.',
    kk: 'Бұл мекенжай өшірулі. Алдымен қосыңыз.',
    ru: 'Этот адрес выключен. Сначала включите его.',
  },
  too_many_webhook_endpoints: {
    en: 'There are 20 endpoints already. Remove those that are no longer used.',
    kk: 'Мекенжай саны 20-ға жетті. Керек еместерін алып тастаңыз.',
    ru: 'Адресов уже 20. Удалите ненужные.',
  },
  webhook_secrets_overlap: {
    en: 'Both earlier secrets are still valid. Roll again 24 hours after the first roll.',
    kk: 'Алдыңғы екі құпия әлі жарамды. Бірінші ауыстырудан кейін 24 сағат өткенде қайта ауыстырыңыз.',
    ru: 'Два прежних секрета ещё действуют. Замените секрет снова через 24 часа после первой замены.',
  },
  webhook_not_found: {
    en: 'This event does not exist any more: events are kept for 30 days.',
    kk: 'Бұл оқиға енді жоқ: оқиғалар 30 күн сақталады.',
    ru: 'Этого события больше нет: события хранятся 30 дней.',
  },
  webhook_listener_not_found: {
    en: 'There is no such listener: it was closed, or fetched nothing for an hour. Start a new one.',
    kk: 'Мұндай тыңдаушы жоқ: ол жабылған немесе бір сағат бойы ештеңе алмаған. Жаңасын іске қосыңыз.',
    ru: 'Такого слушателя нет: его закрыли, или он час ничего не забирал. Запустите новый.',
  },
  webhook_event_not_found: {
    en: 'No enabled endpoint and no listener has this event, or it is being sent right now. Check the id.',
    kk: 'Бұл оқиға қосулы мекенжайлардың да, тыңдаушылардың да ешқайсысында жоқ немесе ол дәл қазір жіберіліп жатыр. id-ін тексеріңіз.',
    ru: 'Этого события нет ни у одного включённого адреса и ни у одного слушателя, либо его отправляют прямо сейчас. Проверьте id.',
  },
  document_type_not_found: {
    en: 'There is no such document type. Choose one from the list.',
    kk: 'Мұндай құжат түрі жоқ. Тізімнен таңдаңыз.',
    ru: 'Такого документа нет. Выберите документ из списка.',
  },
  invalid_phone: {
    en: 'This is not a mobile number of Kazakhstan, such as 77010000001. Check it with the citizen.',
    kk: 'Бұл Қазақстанның ұялы нөмірі емес (мысалы, 77010000001). Азаматтан қайта сұраңыз.',
    ru: 'Это не мобильный номер Казахстана (например, 77010000001). Уточните его у гражданина.',
  },
  invalid_otp_code: {
    en: 'The code is wrong. Type it again.',
    kk: 'Код қате. Қайта енгізіңіз.',
    ru: 'Код неверен. Введите его ещё раз.',
  },
  otp_code_expired: {
    en: 'The code has expired: it is valid for 3 minutes. Send another one.',
    kk: 'Кодтың мерзімі бітті: ол 3 минут жарамды. Жаңасын жіберіңіз.',
    ru: 'Код истёк: он действует 3 минуты. Отправьте новый.',
  },
  session_expired: {
    en: 'The session has expired: it lasts 30 minutes. Request the document again.',
    kk: 'Сессияның мерзімі бітті: ол 30 минут жарамды. Құжатты қайта сұраңыз.',
    ru: 'Сессия истекла: она длится 30 минут. Запросите документ снова.',
  },
  too_many_attempts: {
    en: 'There were too many wrong codes, so the session is locked. Request the document again.',
    kk: 'Қате код тым көп: сессия жабылды. Құжатты қайта сұраңыз.',
    ru: 'Слишком много неверных кодов: сессия закрыта. Запросите документ снова.',
  },
  idempotency_key_in_use: {
    en: 'The same call is still running. Repeat it in a moment.',
    kk: 'Дәл осындай шақыру әлі орындалып жатыр. Сәл кейін қайталаңыз.',
    ru: 'Такой же вызов ещё выполняется. Повторите чуть позже.',
  },
  idempotency_key_mismatch: {
    en: 'This Idempotency-Key was already used with another body. Use a new key for each call.',
    kk: 'Бұл Idempotency-Key бұрын басқа деректермен қолданылған. Әр шақыруға жаңасын алыңыз.',
    ru: 'Этот Idempotency-Key уже использован с другими данными. Для каждого вызова берите новый.',
  },
  resend_too_early: {
    en: 'Another code cannot be sent yet. Wait for {{wait}}, then try again.',
    kk: 'Жаңа кодты жіберуге әлі ерте. {{wait}} күтіп, қайталаңыз.',
    ru: 'Новый код отправлять ещё рано. Повторите через {{wait}}.',
  },
  too_many_resends: {
    en: 'No more codes can be sent for this session. Request the document again.',
    kk: 'Бұл сессияға енді код жіберілмейді. Құжатты қайта сұраңыз.',
    ru: 'Для этой сессии больше нельзя отправить код. Запросите документ снова.',
  },
  rate_limited: {
    en: 'Too many calls in a short time. Wait for {{wait}}, then try again.',
    kk: 'Қысқа уақытта тым көп шақыру жасалды. {{wait}} күтіп, қайталаңыз.',
    ru: 'Слишком много вызовов за короткое время. Повторите через {{wait}}.',
  },
  too_many_calls: {
    en: 'This was done too often. Try again in a few minutes.',
    kk: 'Тым жиі қайталанды. Бірнеше минуттан кейін қайталап көріңіз.',
    ru: 'Слишком часто. Попробуйте через несколько минут.',
  },
  subject_locked: {
    en: 'Too many codes were sent to this phone or for this IIN, or too many codes or phones were wrong. Wait for {{wait}}, then try again.',
    kk: 'Бұл телефонға немесе ЖСН бойынша тым көп код жіберілді, не код пен телефон тым көп рет қате болды. {{wait}} күтіп, қайталаңыз.',
    ru: 'На этот телефон или по этому ИИН отправлено слишком много кодов, или слишком много кодов и телефонов были неверны. Повторите через {{wait}}.',
  },
  too_many_codes: {
    en: 'The organisation has sent too many codes. Wait for {{wait}}, or ask the operator for a higher limit.',
    kk: 'Ұйым тым көп код жіберді. {{wait}} күтіп, қайталаңыз немесе оператордан шекті көтеруді сұраңыз.',
    ru: 'Организация отправила слишком много кодов. Повторите через {{wait}} или попросите оператора повысить предел.',
  },
  too_many_citizens: {
    en: 'The organisation has reached its limit of citizens for today. Wait until tomorrow, or ask the operator for a higher limit.',
    kk: 'Ұйым бүгін рұқсат етілген азаматтар санына жетті. Ертеңге дейін күтіңіз немесе оператордан шекті көтеруді сұраңыз.',
    ru: 'Организация уже обратилась сегодня к предельному числу граждан. Подождите до завтра или попросите оператора повысить предел.',
  },
  not_logged_in: {
    en: 'You are not logged in, or your log-in has ended. Log in again.',
    kk: 'Сіз кірмегенсіз немесе сеанс аяқталған. Қайта кіріңіз.',
    ru: 'Вы не вошли, или сеанс завершён. Войдите снова.',
  },
  second_factor_required: {
    en: 'The second factor is still missing.',
    kk: 'Екінші фактор әлі енгізілмеді.',
    ru: 'Не хватает второго фактора.',
  },
  invalid_credentials: {
    en: 'The e-mail or the password is wrong. Enter both again, or reset the password.',
    kk: 'Пошта немесе құпиясөз қате. Қайта енгізіңіз немесе құпиясөзді қалпына келтіріңіз.',
    ru: 'Неверная почта или пароль. Введите ещё раз или сбросьте пароль.',
  },
  invalid_second_factor: {
    en: 'The code is wrong or was used before. Wait for the next one, or use another recovery code.',
    kk: 'Код қате немесе бұрын қолданылған. Келесісін күтіңіз не басқа қалпына келтіру кодын алыңыз.',
    ru: 'Код неверный или уже использован. Дождитесь следующего или возьмите другой код восстановления.',
  },
  invalid_passkey: {
    en: 'The passkey could not be verified. Try again, or log in with the password.',
    kk: 'Кіру кілті расталмады. Қайталаңыз немесе құпиясөзбен кіріңіз.',
    ru: 'Ключ доступа не подтверждён. Попробуйте ещё раз или войдите с паролем.',
  },
  too_many_tries: {
    en: 'Too many tries. Wait for {{wait}}, then try again.',
    kk: 'Әрекет тым көп. {{wait}} күтіп, қайталаңыз.',
    ru: 'Слишком много попыток. Повторите через {{wait}}.',
  },
  reauthentication_required: {
    en: 'Confirm your password first: nothing was changed.',
    kk: 'Алдымен құпиясөзді растаңыз: ештеңе өзгерген жоқ.',
    ru: 'Сначала подтвердите пароль: ничего не изменено.',
  },
  second_factor_confirmation_required: {
    en: 'Confirm with your second factor first: nothing was changed. A passkey cannot confirm its own removal.',
    kk: 'Алдымен екінші фактормен растаңыз: ештеңе өзгерген жоқ. Кіру кілті өзінің жойылуын растай алмайды.',
    ru: 'Сначала подтвердите вторым фактором: ничего не изменено. Ключ доступа не подтверждает собственное удаление.',
  },
  second_factor_missing: {
    en: 'Set up an authenticator or a passkey first, on your account page.',
    kk: 'Алдымен тіркелгі бетінде аутентификаторды немесе кіру кілтін орнатыңыз.',
    ru: 'Сначала настройте аутентификатор или ключ доступа на странице учётной записи.',
  },
  account_locked: {
    en: 'An operator has locked this account. Ask an owner of your organisation, who can see when and why.',
    kk: 'Оператор бұл тіркелгіні бұғаттады. Ұйым иесінен сұраңыз: ол қашан және не үшін екенін көреді.',
    ru: 'Оператор заблокировал эту учётную запись. Спросите владельца организации: он видит, когда и почему.',
  },
  permission_denied: {
    en: 'Your role does not allow this. Ask an owner of the organisation.',
    kk: 'Рөліңіз бұған рұқсат бермейді. Ұйым иесіне хабарласыңыз.',
    ru: 'Ваша роль этого не позволяет. Обратитесь к владельцу организации.',
  },
  invalid_inbox_secret: {
    en: 'This is not the secret. The gateway printed it when it started: in the line “Cabinet mails”, after the #.',
    kk: 'Құпия код дұрыс емес. Ол шлюз іске қосылғанда «Cabinet mails» жолында, # белгісінен кейін көрсетілген.',
    ru: 'Секрет не подходит. Он показан при запуске шлюза в строке «Cabinet mails», после #.',
  },
  invalid_metrics_token: {
    en: 'The metrics token is wrong.',
    kk: 'Метрика токені дұрыс емес.',
    ru: 'Неверный токен метрик.',
  },
  cross_site_request: {
    en: 'The gateway did not recognise its own page. Reload it. Behind a proxy, set QUJAT_PUBLIC_URL.',
    kk: 'Шлюз өз бетін танымады. Бетті жаңартыңыз. Прокси болса, QUJAT_PUBLIC_URL мәнін беріңіз.',
    ru: 'Шлюз не узнал свою страницу. Обновите её. За прокси задайте QUJAT_PUBLIC_URL.',
  },
  invalid_link: {
    en: 'The link was used before or has expired. Ask for a new one.',
    kk: 'Сілтеме бұрын қолданылған немесе мерзімі өткен. Жаңасын сұраңыз.',
    ru: 'Ссылка уже использована или устарела. Запросите новую.',
  },
  invitation_for_other_account: {
    en: 'This invitation was sent to another e-mail. Log in with that one.',
    kk: 'Шақыру басқа поштаға жіберілген. Сол поштамен кіріңіз.',
    ru: 'Приглашение отправлено на другую почту. Войдите с ней.',
  },
  account_exists: {
    en: 'An account with this e-mail already exists. Log in, then accept the invitation.',
    kk: 'Бұл поштамен тіркелгі бар. Кіріп, шақыруды қабылдаңыз.',
    ru: 'С этой почтой уже есть учётная запись. Войдите, затем примите приглашение.',
  },
  already_member: {
    en: 'This person is already a member. Change the role instead.',
    kk: 'Бұл адам бұрыннан қатысушы. Оның рөлін өзгертіңіз.',
    ru: 'Этот человек уже участник. Измените его роль.',
  },
  last_owner: {
    en: 'An organisation must keep at least one owner. Make another member an owner first.',
    kk: 'Ұйымда кемінде бір ие қалуы керек. Алдымен басқа қатысушыны ие етіңіз.',
    ru: 'У организации должен остаться владелец. Сначала назначьте владельцем другого участника.',
  },
  totp_already_enabled: {
    en: 'An authenticator is already set up. Remove it first.',
    kk: 'Аутентификатор бапталған. Алдымен оны алып тастаңыз.',
    ru: 'Аутентификатор уже настроен. Сначала удалите его.',
  },
  totp_not_enabled: {
    en: 'No authenticator is set up. Start again.',
    kk: 'Аутентификатор бапталмаған. Қайта бастаңыз.',
    ru: 'Аутентификатор не настроен. Начните заново.',
  },
  legal_hold: {
    en: 'A legal hold is on: nothing may be erased until it is off again.',
    kk: 'Құқықтық сақтау қосулы: ол өшірілгенше ештеңе жойылмайды.',
    ru: 'Включено сохранение по требованию закона: пока оно не снято, ничего стирать нельзя.',
  },
  verification_running: {
    en: 'The audit is already being verified. Wait until it has finished.',
    kk: 'Аудит тексеріліп жатыр. Аяқталғанын күтіңіз.',
    ru: 'Аудит уже проверяется. Дождитесь окончания.',
  },
  invalid_request: {
    en: 'Something is missing or wrong. Correct the fields that are named.',
    kk: 'Бірдеңе жетіспейді немесе қате. Көрсетілген өрістерді түзетіңіз.',
    ru: 'Чего-то не хватает, или что-то неверно. Исправьте указанные поля.',
  },
  scenario_needs_test_key: {
    en: 'The header Qujat-Sandbox came with a live key. Leave it out, or use a sandbox key.',
    kk: 'Qujat-Sandbox тақырыбы жұмыс кілтімен келді. Оны алып тастаңыз немесе құмсалғыш кілтін қолданыңыз.',
    ru: 'Заголовок Qujat-Sandbox пришёл с рабочим ключом. Уберите его или используйте ключ песочницы.',
  },
  sandbox_full: {
    en: 'The sandbox is full. Take back or remove something first.',
    kk: 'Құмсалғышта орын қалмады. Алдымен бірдеңені алып тастаңыз.',
    ru: 'В песочнице больше нет места. Сначала уберите что-нибудь.',
  },
  not_found: {
    en: 'There is no such thing, or you may not see it.',
    kk: 'Мұндай нәрсе жоқ немесе сізге көрінбейді.',
    ru: 'Этого нет, или вам это недоступно.',
  },
  method_not_allowed: {
    en: 'The address does not accept this method. Use one from the header Allow.',
    kk: 'Бұл мекенжай мұндай әдісті қабылдамайды. Рұқсат етілген әдістер Allow тақырыбында.',
    ru: 'Этот адрес не принимает такой метод. Допустимые методы — в заголовке Allow.',
  },
  not_for_browsers: {
    en: 'A page in a browser must not hold an API key. Call from your server.',
    kk: 'API кілтін браузердегі бетте сақтауға болмайды. Өз серверіңізден шақырыңыз.',
    ru: 'Ключ API нельзя держать на странице в браузере. Обращайтесь со своего сервера.',
  },
  request_timeout: {
    en: 'The request did not arrive in time. Send it again.',
    kk: 'Сұрау уақытында толық келмеді. Қайта жіберіңіз.',
    ru: 'Запрос не пришёл целиком вовремя. Отправьте его снова.',
  },
  payload_too_large: {
    en: 'Too much was sent. At most 64 KiB are allowed, or 2 MiB for people of the sandbox.',
    kk: 'Тым көп дерек жіберілді. Ең көбі 64 КиБ, ал құмсалғыштың адамдары үшін 2 МиБ жіберуге болады.',
    ru: 'Отправлено слишком много. Можно до 64 КиБ, а для людей песочницы — до 2 МиБ.',
  },
  unsupported_media_type: {
    en: 'The body must be JSON in UTF-8, not compressed, with Content-Type: application/json.',
    kk: 'Дене UTF-8-дегі сығылмаған JSON болуы және Content-Type: application/json тақырыбымен келуі керек.',
    ru: 'Нужен JSON в UTF-8 без сжатия, с заголовком Content-Type: application/json.',
  },
  files_unavailable: {
    en: 'This session has no file that is still to come. Use what approve returned, or request the document again.',
    kk: 'Бұл сессияда жасалуын күтіп тұрған файл жоқ. Растау кезінде келгенін пайдаланыңыз немесе құжатты қайта сұраңыз.',
    ru: 'Для этой сессии нет файла, который ещё нужно создать. Используйте то, что пришло при подтверждении, или запросите документ снова.',
  },
  internal_error: {
    en: 'Something went wrong on our side. Try again. If the error persists, give the operator the request id.',
    kk: 'Қате біздің жақта. Қайталаңыз; көмектеспесе, операторға сұрау нөмірін айтыңыз.',
    ru: 'Ошибка на нашей стороне. Повторите; если не поможет, сообщите оператору номер запроса.',
  },
  service_unavailable: {
    en: 'The gateway cannot handle requests now. Try again in a moment.',
    kk: 'Шлюз қазір сұрау қабылдамайды. Сәл кейін қайталаңыз.',
    ru: 'Шлюз сейчас не принимает запросы. Повторите чуть позже.',
  },
  draining: {
    en: 'This gateway is about to stop. Others take over.',
    kk: 'Бұл шлюз жақында жұмысын аяқтайды. Оның орнына басқалары жұмыс істейді.',
    ru: 'Этот шлюз скоро завершит работу. Его заменят другие.',
  },
};
