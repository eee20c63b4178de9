PRAGMA page_size = 8192; PRAGMA application_id = 1380273235; PRAGMA user_version = 4;
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE entry (
    id INTEGER PRIMARY KEY,
    made_at TEXT NOT NULL CHECK (made_at GLOB '????-??-??T??:??:??Z'),
    verb TEXT NOT NULL,
    object TEXT NOT NULL,
    reason TEXT,
    file_name TEXT,
    file_digest TEXT,
    program TEXT NOT NULL,
    undone_by INTEGER REFERENCES entry (id)
, content_digest TEXT, chain_digest TEXT, author TEXT, content_form INTEGER CHECK (content_form = 3)) STRICT;
INSERT INTO entry VALUES(1,'2026-11-24T23:36:17Z','place add','local',NULL,NULL,NULL,'relais 0.1.0',NULL,'91924fdeb2964e72c34b2078a70b9e9589f92ddbeeb1163e5b71f365c6625ee8','23b5d2d51f0ccd95fedd94350de0c94647dccb3ceda4ee589e8d472188454095',NULL,NULL);
INSERT INTO entry VALUES(2,'2026-11-24T23:36:17Z','mediator add','AB',NULL,NULL,NULL,'relais 0.1.0',NULL,'6ca2a7d39b1c116761ff8da21545916abb9b1f58aef18c6009e46b33d16a2d7e','b1675b45c7baa9f54cddd7884f4ee2a9c5233f4c78377047891e265c260156be',NULL,NULL);
INSERT INTO entry VALUES(3,'2026-11-24T23:36:17Z','record','session 1',NULL,NULL,NULL,'relais 0.1.0',NULL,'266d74cbc2a3ccead9f9152b52054c87c221ffa87648d02e676e5f837f321413','0d5d11433eb8c2dde182d626d218f6caf30e277a8b89b1cd5d3baefa43fb74d8',NULL,NULL);
INSERT INTO entry VALUES(4,'2026-11-24T23:36:17Z','record','session 2',NULL,NULL,NULL,'relais 0.1.0',NULL,'48b2eac22a0798f65e7e2572e364d6c183bfd51d11ae2cd2a3a0162a9208c645','781405e826516c8b8f6ecac1e0af1c7a5954634c7d6c42f794204a2321ae8bd2',NULL,NULL);
INSERT INTO entry VALUES(5,'2026-11-24T23:36:17Z','record','session 3',NULL,NULL,NULL,'relais 0.1.0',NULL,'09d5353857009fc43d32e9cc93b19c9e3ebdf3187f6d665c5997c387ed7e66c8','419d0e881ee1f1f1b0df0d99aee23af826f782ca52898bfca084c6fb464f188f',NULL,NULL);
INSERT INTO entry VALUES(6,'2026-11-24T23:36:17Z','record','session 4',NULL,NULL,NULL,'relais 0.1.0',NULL,'1546f5536f48e4b09ca8b7627c91224595592d101a241496576ebaec0a8af92c','fecf030e8e80a908327f0953b4ced0fa80205a60c1b742527b9150345c4f085d',NULL,NULL);
INSERT INTO entry VALUES(7,'2026-11-24T23:36:17Z','amend','session 2','durée',NULL,NULL,'relais 0.1.0',NULL,'c2d2dcf7813d1f743d6056e1e9cc9075e39cd273ceffc9b504dfca147aeb6e87','9af8aeed2bc54c8e7f18834468a898106be82e60bd3bb2dd82557e2c916c1cd1',NULL,NULL);
INSERT INTO entry VALUES(8,'2026-11-24T23:36:17Z','cancel','session 3','double',NULL,NULL,'relais 0.1.0',9,'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855','160059925254d487447f1d212f4163fbfe5079ca5b6db394ba484db55fc49d9a',NULL,NULL);
INSERT INTO entry VALUES(9,'2026-11-24T23:36:17Z','undo','cancel session 3',NULL,NULL,NULL,'relais 0.1.0',NULL,'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855','19178f8072ed9a70e91d3a76311085f844a0bb2b5a4c2f8a0ce59d6e6ee21b07',NULL,NULL);
INSERT INTO entry VALUES(10,'2026-11-25T16:40:13Z','mediator add','ZZ',NULL,NULL,NULL,'relais 0.1.0',11,'d54499c9139602051f3674bc3b8d0a208e94853776d2a632b714e55cdee208d8','b2fc3373eb7115e2c2bb9ff847f4e0b2380897aae77c08b601add86dcb838ac0',NULL,NULL);
INSERT INTO entry VALUES(11,'2026-11-25T16:40:13Z','undo','mediator add ZZ',NULL,NULL,NULL,'relais 0.1.0',NULL,'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855','bc3ba927ea4da8abc720b3f295ef7847fd52e3e3efe8ef4abacb96b042900d1a',NULL,NULL);
INSERT INTO entry VALUES(12,'2026-11-27T10:14:38Z','funding add','cdv',NULL,NULL,NULL,'relais 0.1.0',NULL,'5df6d5715322d54e2e4f1e64b5ccae441e419dfc68e838df2eef4c326bfe8e19','1f23084d54f7bfb4f1b74c04fe1515d309276eb43305b6841648d76db12bd284','root',3);
INSERT INTO entry VALUES(13,'2026-11-27T10:14:38Z','cost add','2025 salaries',NULL,NULL,NULL,'relais 0.1.0',NULL,'b73efadca63ae79d78745301d83fb8ecf32870826f1433e188ba4716dbab6ea0','480e6bd4ee99cc9ddb8e70c14dc4729901338f65c932f451e19b434b5896620e','root',3);
INSERT INTO entry VALUES(14,'2026-11-27T10:14:38Z','cost add','2025 other',NULL,NULL,NULL,'relais 0.1.0',NULL,'aae6d1e1240e0b5b825ffac9bcd39d69b61077702c9e2a6a7a8710b3916e6959','de49077d98b476b77ecf2282d1b236ff4c687403e773bbbec7ae18c64d1a312f','root',3);
INSERT INTO entry VALUES(15,'2026-11-27T10:14:39Z','cost add','2025 volunteering',NULL,NULL,NULL,'relais 0.1.0',NULL,'4849b1bf7edab4ac4eaee5733faccb51ae6e74848c6ac3ce741f627e5c5908f7','231379941caec36fed7ab2dc5f393e8077afe8b867268952aa6d5fc7f29088f1','root',3);
INSERT INTO entry VALUES(16,'2026-11-27T10:14:39Z','cost amend','2','essai',NULL,NULL,'relais 0.1.0',NULL,'8d2c987aa10588a4be6fd4a122841e362921cbd4ed1e627e5e27130794e2ece6','59a7bb75ac84df4e1a7e5ecfbd8286fffb227220b29cb0cee2d7c15b0d51af91','root',3);
INSERT INTO entry VALUES(17,'2026-11-27T10:14:39Z','cost retire','3',NULL,NULL,NULL,'relais 0.1.0',NULL,'ca7bf08c04e5bb15500a5b003decfc3eabe608871e4738e64e4b42c42b561c6a','5107f0b5403a09e015fcfe2451b010af65cd0cd4e4c06e73e67919e3dddd614b','root',3);
INSERT INTO entry VALUES(18,'2026-11-27T13:43:58Z','funding add','ville',NULL,NULL,NULL,'relais 0.1.0',NULL,'f0b69d595928889d2841cd34ac057b6f199b3104233203a64a27b090aac1317c','500f25d7174e97c6d8934d9cf5b934d9568fff2578e999ac86c5561fab0b7739','AB',3);
INSERT INTO entry VALUES(19,'2026-11-27T13:43:58Z','cost add','2025-03-10..2025-05-20 premises',NULL,NULL,NULL,'relais 0.1.0',NULL,'8f6cc23ed792bc1a46cf34a0bc933eaf2a53047b1314e199c354616b4a3fb500','d6fa79418589df37eff92c5e638a4c1b0bfdbd859f0d2a8086a45c8bab361411','AB',3);
INSERT INTO entry VALUES(20,'2026-11-27T13:43:58Z','place add','pmi',NULL,NULL,NULL,'relais 0.1.0',NULL,'2b6b1208f533edf9e4f16183ff32eefd628b9e7de0b20eb0456ed2a0599b2ecd','ac0b9f7bd0ec4d7fdce32291217a6844b5860dc707d1a4db3f0ff00780e04016','AB',3);
INSERT INTO entry VALUES(21,'2026-11-27T13:43:58Z','place amend','local','carte de 2024',NULL,NULL,'relais 0.1.0',NULL,'8d0848c13390a331153ec24f84506424d894821f803ff6ff93dafa67af2ee91a','2bad751629ae1d5796b6aa5794eee2a4c28b4b6ccd2fce468d4a294875be6ab6','AB',3);
CREATE TABLE association (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    code TEXT NOT NULL CHECK (length(code) BETWEEN 1 AND 40),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    is_fictitious INTEGER NOT NULL DEFAULT 0 CHECK (is_fictitious IN (0, 1)),
    nomenclature TEXT NOT NULL
, digest TEXT) STRICT;
INSERT INTO association VALUES(1,'essai','Association d’essai',0,'675ae70e32893da0867b44900c4072497ca180a8f5d68a1dc033e4ac534c7598','144837c13233db6b780637123edf5a7cb02ccd69a7e44f180b73513a3b42a43e');
CREATE TABLE kind (
    code TEXT PRIMARY KEY NOT NULL,
    label_fr TEXT NOT NULL,
    label_en TEXT NOT NULL,
    common TEXT REFERENCES kind (code),
    retired_on TEXT CHECK (retired_on IS date(retired_on, '+0 days')),
    merged_into TEXT REFERENCES kind (code),
    state TEXT NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'withdrawn'))
) STRICT, WITHOUT ROWID;
INSERT INTO kind VALUES('accompagnement_physique','Accompagnement physique','Going with the person',NULL,NULL,NULL,'active');
INSERT INTO kind VALUES('aller_vers','Aller-vers, présence de quartier','Outreach round',NULL,NULL,NULL,'active');
INSERT INTO kind VALUES('atelier_collectif','Atelier collectif','Group workshop',NULL,NULL,NULL,'active');
INSERT INTO kind VALUES('autre','Autre','Other',NULL,NULL,NULL,'active');
INSERT INTO kind VALUES('contact_distance','Téléphone ou message','Phone or message contact',NULL,NULL,NULL,'active');
INSERT INTO kind VALUES('cours_langue','Atelier sociolinguistique, français','French class',NULL,NULL,NULL,'active');
INSERT INTO kind VALUES('evenement','Événement de quartier','Local event',NULL,NULL,NULL,'active');
INSERT INTO kind VALUES('interpretariat','Interprétariat','Interpreting',NULL,NULL,NULL,'active');
INSERT INTO kind VALUES('mediation_situation','Médiation entre personnes ou avec une institution','Mediation between parties',NULL,NULL,NULL,'active');
INSERT INTO kind VALUES('permanence','Permanence','Drop-in session',NULL,NULL,NULL,'active');
INSERT INTO kind VALUES('rendez_vous','Rendez-vous individuel','Individual appointment',NULL,NULL,NULL,'active');
INSERT INTO kind VALUES('reunion_information','Réunion d’information, sensibilisation','Information meeting',NULL,NULL,NULL,'active');
INSERT INTO kind VALUES('reunion_partenaire','Réunion de partenaires','Partner meeting',NULL,NULL,NULL,'active');
INSERT INTO kind VALUES('sortie','Sortie, temps convivial','Outing, social time',NULL,NULL,NULL,'active');
INSERT INTO kind VALUES('travail_interne','Préparation, équipe, formation','Internal time',NULL,NULL,NULL,'active');
INSERT INTO kind VALUES('visite_domicile','Visite à domicile','Home visit',NULL,NULL,NULL,'active');
CREATE TABLE theme (
    code TEXT PRIMARY KEY NOT NULL,
    label_fr TEXT NOT NULL,
    label_en TEXT NOT NULL,
    common TEXT REFERENCES theme (code),
    retired_on TEXT CHECK (retired_on IS date(retired_on, '+0 days')),
    merged_into TEXT REFERENCES theme (code),
    state TEXT NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'withdrawn'))
) STRICT, WITHOUT ROWID;
INSERT INTO theme VALUES('acces_droits','Accès aux droits','Access to rights',NULL,NULL,NULL,'active');
INSERT INTO theme VALUES('acces_droits/aide_victimes','Aide aux victimes','Help for victims',NULL,NULL,NULL,'active');
INSERT INTO theme VALUES('acces_droits/autre','Accès aux droits : autre','Access to rights: other',NULL,NULL,NULL,'active');
INSERT INTO theme VALUES('acces_droits/courrier','Lecture ou rédaction de courrier','Reading or writing letters',NULL,NULL,NULL,'active');
INSERT INTO theme VALUES('acces_droits/droits_caf','CAF, RSA, prime d’activité','Family benefits, RSA',NULL,NULL,NULL,'active');
INSERT INTO theme VALUES('acces_droits/etat_civil','État civil, papiers','Civil status, papers',NULL,NULL,NULL,'active');
INSERT INTO theme VALUES('acces_droits/handicap_mdph','Handicap, MDPH','Disability (MDPH)',NULL,NULL,NULL,'active');
INSERT INTO theme VALUES('acces_droits/impots','Impôts','Taxes',NULL,NULL,NULL,'active');
INSERT INTO theme VALUES('acces_droits/retraite','Retraite','Pension',NULL,NULL,NULL,'active');
INSERT INTO theme VALUES('aide_alimentaire','Aide alimentaire, matérielle','Food and goods',NULL,NULL,NULL,'active');
INSERT INTO theme VALUES('aide_alimentaire/autre','Aide alimentaire, matérielle : autre','Food and goods: other',NULL,NULL,NULL,'active');
INSERT INTO theme VALUES('aide_alimentaire/colis','Colis alimentaire','Food parcel',NULL,NULL,NULL,'active');
INSERT INTO theme VALUES('aide_alimentaire/vestiaire','Vestiaire, mobilier','Clothes, furniture',NULL,NULL,NULL,'active');
INSERT INTO theme VALUES('autre','Autre','Other',NULL,NULL,NULL,'active');
INSERT INTO theme VALUES('autre/autre','Autre demande','Other request',NULL,NULL,NULL,'active');
INSERT INTO theme VALUES('citoyennete','Citoyenneté','Citizenship',NULL,NULL,NULL,'active');
INSERT INTO theme VALUES('citoyennete/autre','Citoyenneté : autre','Citizenship: other',NULL,NULL,NULL,'active');
INSERT INTO theme VALUES('citoyennete/participation','Participation','Taking part',NULL,NULL,NULL,'active');
INSERT INTO theme VALUES('citoyennete/vote','Vote','Voting',NULL,NULL,NULL,'active');
INSERT INTO theme VALUES('conflit_voisinage','Conflits, cadre de vie','Conflict, surroundings',NULL,NULL,NULL,'active');
INSERT INTO theme VALUES('conflit_voisinage/autre','Conflits, cadre de vie : autre','Conflict, surroundings: other',NULL,NULL,NULL,'active');
INSERT INTO theme VALUES('conflit_voisinage/bruit','Bruit','Noise',NULL,NULL,NULL,'active');
INSERT INTO theme VALUES('conflit_voisinage/incivilites','Incivilités','Antisocial behaviour',NULL,NULL,NULL,'active');
INSERT INTO theme VALUES('conflit_voisinage/usage_espaces','Usage des espaces','Use of shared space',NULL,NULL,NULL,'active');
INSERT INTO theme VALUES('discrimination','Discriminations','Discrimination',NULL,NULL,NULL,'active');
INSERT INTO theme VALUES('discrimination/autre','Discriminations : autre','Discrimination: other',NULL,NULL,NULL,'active');
INSERT INTO theme VALUES('discrimination/ecoute','Écoute','Listening',NULL,NULL,NULL,'active');
INSERT INTO theme VALUES('discrimination/orientation_recours','Orientation vers un recours','Referral to a remedy',NULL,NULL,NULL,'active');
INSERT INTO theme VALUES('education','Éducation, scolarité','Education, schooling',NULL,NULL,NULL,'active');
INSERT INTO theme VALUES('education/absenteisme','Absentéisme','Absenteeism',NULL,NULL,NULL,'active');
INSERT INTO theme VALUES('education/autre','Éducation, scolarité : autre','Education, schooling: other',NULL,NULL,NULL,'active');
INSERT INTO theme VALUES('education/cantine_periscolaire','Cantine, périscolaire','Canteen, after school',NULL,NULL,NULL,'active');
INSERT INTO theme VALUES('education/decrochage','Décrochage','Dropping out',NULL,NULL,NULL,'active');
INSERT INTO theme VALUES('education/inscription','Inscription','Enrolment',NULL,NULL,NULL,'active');
INSERT INTO theme VALUES('education/orientation','Orientation','Guidance',NULL,NULL,NULL,'active');
INSERT INTO theme VALUES('education/relation_ecole_parents','Relation entre école et parents','School and parents',NULL,NULL,NULL,'active');
INSERT INTO theme VALUES('emploi_formation','Emploi, formation','Jobs, training',NULL,NULL,NULL,'active');
INSERT INTO theme VALUES('emploi_formation/actualisation','Actualisation','Monthly update',NULL,NULL,NULL,'active');
INSERT INTO theme VALUES('emploi_formation/autre','Emploi, formation : autre','Jobs, training: other',NULL,NULL,NULL,'active');
INSERT INTO theme VALUES('emploi_formation/cv','CV, candidature','CV, application',NULL,NULL,NULL,'active');
INSERT INTO theme VALUES('emploi_formation/formation','Formation','Training',NULL,NULL,NULL,'active');
INSERT INTO theme VALUES('emploi_formation/inscription_france_travail','Inscription à France Travail','Job-centre registration',NULL,NULL,NULL,'active');
INSERT INTO theme VALUES('energie_budget','Énergie, budget','Energy, budget',NULL,NULL,NULL,'active');
INSERT INTO theme VALUES('energie_budget/autre','Énergie, budget : autre','Energy, budget: other',NULL,NULL,NULL,'active');
INSERT INTO theme VALUES('energie_budget/banque','Banque','Bank',NULL,NULL,NULL,'active');
INSERT INTO theme VALUES('energie_budget/budget','Budget','Budget',NULL,NULL,NULL,'active');
INSERT INTO theme VALUES('energie_budget/impaye_energie','Impayé d’énergie ou d’eau','Energy or water arrears',NULL,NULL,NULL,'active');
INSERT INTO theme VALUES('energie_budget/surendettement','Surendettement','Over-indebtedness',NULL,NULL,NULL,'active');
INSERT INTO theme VALUES('justice','Justice, police','Justice, police',NULL,NULL,NULL,'active');
INSERT INTO theme VALUES('justice/autre','Justice, police : autre','Justice, police: other',NULL,NULL,NULL,'active');
INSERT INTO theme VALUES('justice/avocat','Avocat, aide juridictionnelle','Lawyer, legal aid',NULL,NULL,NULL,'active');
INSERT INTO theme VALUES('justice/mjd','Maison de justice et du droit','Law centre',NULL,NULL,NULL,'active');
INSERT INTO theme VALUES('justice/plainte','Plainte','Complaint',NULL,NULL,NULL,'active');
INSERT INTO theme VALUES('langue','Apprentissage du français','French learning',NULL,NULL,NULL,'active');
INSERT INTO theme VALUES('langue/atelier_langue','Atelier de langue','Language workshop',NULL,NULL,NULL,'active');
INSERT INTO theme VALUES('langue/autre','Apprentissage du français : autre','French learning: other',NULL,NULL,NULL,'active');
INSERT INTO theme VALUES('langue/orientation_cours','Orientation vers un cours','Finding a class',NULL,NULL,NULL,'active');
INSERT INTO theme VALUES('lien_social','Lien social, isolement','Social ties',NULL,NULL,NULL,'active');
INSERT INTO theme VALUES('lien_social/autre','Lien social, isolement : autre','Social ties: other',NULL,NULL,NULL,'active');
INSERT INTO theme VALUES('lien_social/isolement','Isolement','Isolation',NULL,NULL,NULL,'active');
INSERT INTO theme VALUES('lien_social/loisirs','Loisirs, culture','Leisure, culture',NULL,NULL,NULL,'active');
INSERT INTO theme VALUES('lien_social/personnes_agees','Personnes âgées','Older people',NULL,NULL,NULL,'active');
INSERT INTO theme VALUES('lien_social/vie_quartier','Vie de quartier','Life of the district',NULL,NULL,NULL,'active');
INSERT INTO theme VALUES('logement','Logement','Housing',NULL,NULL,NULL,'active');
INSERT INTO theme VALUES('logement/autre','Logement : autre','Housing: other',NULL,NULL,NULL,'active');
INSERT INTO theme VALUES('logement/demande_logement','Demande de logement','Housing request',NULL,NULL,NULL,'active');
INSERT INTO theme VALUES('logement/hebergement','Hébergement','Shelter',NULL,NULL,NULL,'active');
INSERT INTO theme VALUES('logement/impayes_expulsion','Impayés, expulsion','Arrears, eviction',NULL,NULL,NULL,'active');
INSERT INTO theme VALUES('logement/insalubrite','Insalubrité','Unfit housing',NULL,NULL,NULL,'active');
INSERT INTO theme VALUES('logement/relation_bailleur','Relation avec le bailleur','Relation with the landlord',NULL,NULL,NULL,'active');
INSERT INTO theme VALUES('logement/voisinage','Voisinage','Neighbours',NULL,NULL,NULL,'active');
INSERT INTO theme VALUES('mobilite','Mobilité','Mobility',NULL,NULL,NULL,'active');
INSERT INTO theme VALUES('mobilite/autre','Mobilité : autre','Mobility: other',NULL,NULL,NULL,'active');
INSERT INTO theme VALUES('mobilite/tarif_solidaire','Tarif solidaire','Reduced fare',NULL,NULL,NULL,'active');
INSERT INTO theme VALUES('mobilite/trajet','Trajet','Travel',NULL,NULL,NULL,'active');
INSERT INTO theme VALUES('numerique','Démarches en ligne','Digital help',NULL,NULL,NULL,'active');
INSERT INTO theme VALUES('numerique/autre','Démarches en ligne : autre','Digital help: other',NULL,NULL,NULL,'active');
INSERT INTO theme VALUES('numerique/compte_en_ligne','Compte en ligne','Online account',NULL,NULL,NULL,'active');
INSERT INTO theme VALUES('numerique/demarche_accompagnee','Démarche accompagnée','Accompanied step',NULL,NULL,NULL,'active');
INSERT INTO theme VALUES('numerique/prise_rdv_ligne','Rendez-vous en ligne','Online booking',NULL,NULL,NULL,'active');
INSERT INTO theme VALUES('parentalite_famille','Famille, parentalité','Family, parenting',NULL,NULL,NULL,'active');
INSERT INTO theme VALUES('parentalite_famille/autre','Famille, parentalité : autre','Family, parenting: other',NULL,NULL,NULL,'active');
INSERT INTO theme VALUES('parentalite_famille/conflit_familial','Conflit familial','Family conflict',NULL,NULL,NULL,'active');
INSERT INTO theme VALUES('parentalite_famille/mode_garde','Mode de garde','Child care',NULL,NULL,NULL,'active');
INSERT INTO theme VALUES('parentalite_famille/soutien_parents','Soutien aux parents','Support for parents',NULL,NULL,NULL,'active');
INSERT INTO theme VALUES('sante','Santé','Health',NULL,NULL,NULL,'active');
INSERT INTO theme VALUES('sante/acces_soins','Accès aux soins','Access to care',NULL,NULL,NULL,'active');
INSERT INTO theme VALUES('sante/autre','Santé : autre','Health: other',NULL,NULL,NULL,'active');
INSERT INTO theme VALUES('sante/couverture','Droits santé (CSS, AME, carte Vitale)','Health cover',NULL,NULL,NULL,'active');
INSERT INTO theme VALUES('sante/grossesse_petite_enfance','Grossesse, petite enfance','Pregnancy, early childhood',NULL,NULL,NULL,'active');
INSERT INTO theme VALUES('sante/orientation_soins','Orientation dans les soins','Finding one’s way in care',NULL,NULL,NULL,'active');
INSERT INTO theme VALUES('sante/prevention_depistage','Prévention, dépistage','Prevention, screening',NULL,NULL,NULL,'active');
INSERT INTO theme VALUES('sante/sante_mentale','Santé mentale','Mental health',NULL,NULL,NULL,'active');
INSERT INTO theme VALUES('sante/vaccination','Vaccination','Vaccination',NULL,NULL,NULL,'active');
INSERT INTO theme VALUES('sejour_nationalite','Séjour et nationalité','Residence and nationality formalities',NULL,NULL,NULL,'active');
INSERT INTO theme VALUES('sejour_nationalite/asile','Asile','Asylum',NULL,NULL,NULL,'active');
INSERT INTO theme VALUES('sejour_nationalite/autre','Séjour et nationalité : autre','Residence and nationality formalities: other',NULL,NULL,NULL,'active');
INSERT INTO theme VALUES('sejour_nationalite/naturalisation','Naturalisation','Naturalisation',NULL,NULL,NULL,'active');
INSERT INTO theme VALUES('sejour_nationalite/regroupement_familial','Regroupement familial','Family reunion',NULL,NULL,NULL,'active');
INSERT INTO theme VALUES('sejour_nationalite/titre_sejour','Titre de séjour','Residence permit',NULL,NULL,NULL,'active');
INSERT INTO theme VALUES('violences','Violences','Violence',NULL,NULL,NULL,'active');
INSERT INTO theme VALUES('violences/autre','Violences : autre','Violence: other',NULL,NULL,NULL,'active');
INSERT INTO theme VALUES('violences/ecoute','Écoute','Listening',NULL,NULL,NULL,'active');
INSERT INTO theme VALUES('violences/orientation_specialisee','Orientation spécialisée','Specialised referral',NULL,NULL,NULL,'active');
CREATE TABLE place_kind (
    code TEXT PRIMARY KEY NOT NULL,
    label_fr TEXT NOT NULL,
    label_en TEXT NOT NULL,
    common TEXT REFERENCES place_kind (code),
    retired_on TEXT CHECK (retired_on IS date(retired_on, '+0 days')),
    merged_into TEXT REFERENCES place_kind (code),
    state TEXT NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'withdrawn'))
) STRICT, WITHOUT ROWID;
INSERT INTO place_kind VALUES('a_distance','À distance','Remote',NULL,NULL,NULL,'active');
INSERT INTO place_kind VALUES('autre','Autre','Other',NULL,NULL,NULL,'active');
INSERT INTO place_kind VALUES('bailleur','Bailleur','Landlord',NULL,NULL,NULL,'active');
INSERT INTO place_kind VALUES('caf','CAF','Family-benefit office (CAF)',NULL,NULL,NULL,'active');
INSERT INTO place_kind VALUES('caisse_retraite','Caisse de retraite','Pension office',NULL,NULL,NULL,'active');
INSERT INTO place_kind VALUES('centre_sante','Centre de santé','Health centre',NULL,NULL,NULL,'active');
INSERT INTO place_kind VALUES('centre_social','Centre social, maison de quartier','Community centre',NULL,NULL,NULL,'active');
INSERT INTO place_kind VALUES('college','Collège','Lower secondary school',NULL,NULL,NULL,'active');
INSERT INTO place_kind VALUES('commissariat','Commissariat','Police station',NULL,NULL,NULL,'active');
INSERT INTO place_kind VALUES('cpam','CPAM','Health-insurance office (CPAM)',NULL,NULL,NULL,'active');
INSERT INTO place_kind VALUES('domicile','Domicile de la personne','Home',NULL,NULL,NULL,'active');
INSERT INTO place_kind VALUES('ecole','École','Primary school',NULL,NULL,NULL,'active');
INSERT INTO place_kind VALUES('espace_public','Espace public','Public space',NULL,NULL,NULL,'active');
INSERT INTO place_kind VALUES('france_services','France Services, La Poste','One-stop desk',NULL,NULL,NULL,'active');
INSERT INTO place_kind VALUES('france_travail','France Travail','Job centre',NULL,NULL,NULL,'active');
INSERT INTO place_kind VALUES('hopital','Hôpital','Hospital',NULL,NULL,NULL,'active');
INSERT INTO place_kind VALUES('justice_mjd','Maison de justice et du droit','Law centre',NULL,NULL,NULL,'active');
INSERT INTO place_kind VALUES('local_association','Local de l’association','Association office',NULL,NULL,NULL,'active');
INSERT INTO place_kind VALUES('lycee','Lycée','Upper secondary school',NULL,NULL,NULL,'active');
INSERT INTO place_kind VALUES('mairie_ccas','Mairie, CCAS','Town hall',NULL,NULL,NULL,'active');
INSERT INTO place_kind VALUES('mission_locale','Mission locale','Youth job centre',NULL,NULL,NULL,'active');
INSERT INTO place_kind VALUES('pass','PASS (accès aux soins à l’hôpital)','Hospital access desk (PASS)',NULL,NULL,NULL,'active');
INSERT INTO place_kind VALUES('pied_immeuble','Pied d’immeuble','Foot of the building',NULL,NULL,NULL,'active');
INSERT INTO place_kind VALUES('pmi','PMI','Mother-and-child clinic',NULL,NULL,NULL,'active');
INSERT INTO place_kind VALUES('prefecture','Préfecture','Prefecture',NULL,NULL,NULL,'active');
INSERT INTO place_kind VALUES('service_social','Service social départemental','County social service',NULL,NULL,NULL,'active');
CREATE TABLE origin (
    code TEXT PRIMARY KEY NOT NULL,
    label_fr TEXT NOT NULL,
    label_en TEXT NOT NULL,
    common TEXT REFERENCES origin (code),
    retired_on TEXT CHECK (retired_on IS date(retired_on, '+0 days')),
    merged_into TEXT REFERENCES origin (code),
    state TEXT NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'withdrawn'))
) STRICT, WITHOUT ROWID;
INSERT INTO origin VALUES('aller_vers','Rencontrée en aller-vers','Met during outreach',NULL,NULL,NULL,'active');
INSERT INTO origin VALUES('autre','Autre','Other',NULL,NULL,NULL,'active');
INSERT INTO origin VALUES('demande_partenaire','Intervention demandée par un partenaire','Asked for by a partner',NULL,NULL,NULL,'active');
INSERT INTO origin VALUES('non_renseigne','Non renseigné','Unknown',NULL,NULL,NULL,'active');
INSERT INTO origin VALUES('orientee_partenaire','Orientée par un partenaire','Sent by a partner',NULL,NULL,NULL,'active');
INSERT INTO origin VALUES('spontanee','Venue spontanée, bouche à oreille','On own initiative',NULL,NULL,NULL,'active');
INSERT INTO origin VALUES('suivi','Suite d’un accompagnement','Follow-up',NULL,NULL,NULL,'active');
CREATE TABLE partner_kind (
    code TEXT PRIMARY KEY NOT NULL,
    label_fr TEXT NOT NULL,
    label_en TEXT NOT NULL,
    common TEXT REFERENCES partner_kind (code),
    retired_on TEXT CHECK (retired_on IS date(retired_on, '+0 days')),
    merged_into TEXT REFERENCES partner_kind (code),
    state TEXT NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'withdrawn'))
) STRICT, WITHOUT ROWID;
INSERT INTO partner_kind VALUES('association','Association','Association',NULL,NULL,NULL,'active');
INSERT INTO partner_kind VALUES('association_specialisee_violences','Association spécialisée, violences','Specialised association, violence',NULL,NULL,NULL,'active');
INSERT INTO partner_kind VALUES('autre','Autre','Other',NULL,NULL,NULL,'active');
INSERT INTO partner_kind VALUES('bailleur','Bailleur','Landlord',NULL,NULL,NULL,'active');
INSERT INTO partner_kind VALUES('banque_poste','Banque, Poste','Bank, post office',NULL,NULL,NULL,'active');
INSERT INTO partner_kind VALUES('caf','CAF','Family benefits (CAF)',NULL,NULL,NULL,'active');
INSERT INTO partner_kind VALUES('caisse_retraite','Caisse de retraite','Pension fund',NULL,NULL,NULL,'active');
INSERT INTO partner_kind VALUES('cpam','CPAM','Health insurance (CPAM)',NULL,NULL,NULL,'active');
INSERT INTO partner_kind VALUES('departement_service_social','Service social du Département','County social service',NULL,NULL,NULL,'active');
INSERT INTO partner_kind VALUES('education_nationale','Éducation nationale','State education',NULL,NULL,NULL,'active');
INSERT INTO partner_kind VALUES('energie_eau','Énergie, eau','Energy, water',NULL,NULL,NULL,'active');
INSERT INTO partner_kind VALUES('france_travail','France Travail','Job centre',NULL,NULL,NULL,'active');
INSERT INTO partner_kind VALUES('hopital','Hôpital','Hospital',NULL,NULL,NULL,'active');
INSERT INTO partner_kind VALUES('impots','Impôts','Tax office',NULL,NULL,NULL,'active');
INSERT INTO partner_kind VALUES('juriste_avocat','Juriste, avocat','Legal adviser, lawyer',NULL,NULL,NULL,'active');
INSERT INTO partner_kind VALUES('justice_police','Justice, police','Justice, police',NULL,NULL,NULL,'active');
INSERT INTO partner_kind VALUES('mairie_ccas','Mairie, CCAS','Town hall',NULL,NULL,NULL,'active');
INSERT INTO partner_kind VALUES('mdph','MDPH','Disability office (MDPH)',NULL,NULL,NULL,'active');
INSERT INTO partner_kind VALUES('medecin_ville','Médecin de ville','Local doctor',NULL,NULL,NULL,'active');
INSERT INTO partner_kind VALUES('mission_locale','Mission locale','Youth job centre',NULL,NULL,NULL,'active');
INSERT INTO partner_kind VALUES('pmi','PMI','Mother-and-child clinic',NULL,NULL,NULL,'active');
INSERT INTO partner_kind VALUES('prefecture','Préfecture','Prefecture',NULL,NULL,NULL,'active');
INSERT INTO partner_kind VALUES('samu_social','Samu social','Emergency shelter service',NULL,NULL,NULL,'active');
INSERT INTO partner_kind VALUES('transport','Transport','Transport',NULL,NULL,NULL,'active');
CREATE TABLE action (
    code TEXT PRIMARY KEY NOT NULL,
    label_fr TEXT NOT NULL,
    label_en TEXT NOT NULL,
    common TEXT REFERENCES action (code),
    retired_on TEXT CHECK (retired_on IS date(retired_on, '+0 days')),
    merged_into TEXT REFERENCES action (code),
    state TEXT NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'withdrawn'))
) STRICT, WITHOUT ROWID;
INSERT INTO "action" VALUES('accompagnement_physique','Accompagnement sur place','Going along',NULL,NULL,NULL,'active');
INSERT INTO "action" VALUES('alerte','Alerte, veille, sans nom','Anonymous alert',NULL,NULL,NULL,'active');
INSERT INTO "action" VALUES('animation','Animation collective','Group facilitation',NULL,NULL,NULL,'active');
INSERT INTO "action" VALUES('appel_partenaire','Appel à un service','Calling a service',NULL,NULL,NULL,'active');
INSERT INTO "action" VALUES('autre','Autre','Other',NULL,NULL,NULL,'active');
INSERT INTO "action" VALUES('demarche_en_ligne','Démarche en ligne','Online formality',NULL,NULL,NULL,'active');
INSERT INTO "action" VALUES('dialogue_parties','Navette, table ronde','Shuttle or round table',NULL,NULL,NULL,'active');
INSERT INTO "action" VALUES('ecoute','Écoute','Listening',NULL,NULL,NULL,'active');
INSERT INTO "action" VALUES('explication_courrier','Lecture et explication de courrier','Explaining a letter',NULL,NULL,NULL,'active');
INSERT INTO "action" VALUES('information','Information','Information',NULL,NULL,NULL,'active');
INSERT INTO "action" VALUES('intermediation_culturelle','Éclairage culturel','Cultural explanation',NULL,NULL,NULL,'active');
INSERT INTO "action" VALUES('interpretariat','Interprétation','Interpreting',NULL,NULL,NULL,'active');
INSERT INTO "action" VALUES('orientation','Orientation vers un partenaire','Referral',NULL,NULL,NULL,'active');
INSERT INTO "action" VALUES('prise_rdv','Prise de rendez-vous','Booking an appointment',NULL,NULL,NULL,'active');
INSERT INTO "action" VALUES('redaction','Rédaction de courrier ou de dossier','Writing a letter or file',NULL,NULL,NULL,'active');
INSERT INTO "action" VALUES('relais','Passage de relais suivi','Followed handover',NULL,NULL,NULL,'active');
CREATE TABLE outcome (
    code TEXT PRIMARY KEY NOT NULL,
    label_fr TEXT NOT NULL,
    label_en TEXT NOT NULL,
    common TEXT REFERENCES outcome (code),
    retired_on TEXT CHECK (retired_on IS date(retired_on, '+0 days')),
    merged_into TEXT REFERENCES outcome (code),
    state TEXT NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'withdrawn'))
) STRICT, WITHOUT ROWID;
INSERT INTO outcome VALUES('accord','Accord trouvé','Agreement found',NULL,NULL,NULL,'active');
INSERT INTO outcome VALUES('autre','Autre','Other',NULL,NULL,NULL,'active');
INSERT INTO outcome VALUES('demarche_faite','Démarche faite','Step completed',NULL,NULL,NULL,'active');
INSERT INTO outcome VALUES('dossier_depose','Dossier déposé','File submitted',NULL,NULL,NULL,'active');
INSERT INTO outcome VALUES('droit_ouvert','Droit ouvert ou maintenu','Right opened or kept',NULL,NULL,NULL,'active');
INSERT INTO outcome VALUES('en_cours','À suivre','Ongoing',NULL,NULL,NULL,'active');
INSERT INTO outcome VALUES('incomprehension_levee','Incompréhension levée','Misunderstanding lifted',NULL,NULL,NULL,'active');
INSERT INTO outcome VALUES('information_donnee','Information donnée','Informed',NULL,NULL,NULL,'active');
INSERT INTO outcome VALUES('non_renseigne','Non renseigné','Unknown',NULL,NULL,NULL,'active');
INSERT INTO outcome VALUES('orientation_faite','Orientation faite','Referred',NULL,NULL,NULL,'active');
INSERT INTO outcome VALUES('rdv_honore','Rendez-vous honoré','Appointment kept',NULL,NULL,NULL,'active');
INSERT INTO outcome VALUES('rdv_manque','Rendez-vous manqué','Appointment missed',NULL,NULL,NULL,'active');
INSERT INTO outcome VALUES('rdv_obtenu','Rendez-vous obtenu','Appointment got',NULL,NULL,NULL,'active');
INSERT INTO outcome VALUES('relais_pris','Relais pris par le partenaire','Partner took over',NULL,NULL,NULL,'active');
INSERT INTO outcome VALUES('sans_suite','Sans suite','Dropped',NULL,NULL,NULL,'active');
CREATE TABLE gender (
    code TEXT PRIMARY KEY NOT NULL,
    label_fr TEXT NOT NULL,
    label_en TEXT NOT NULL,
    common TEXT REFERENCES gender (code),
    retired_on TEXT CHECK (retired_on IS date(retired_on, '+0 days')),
    merged_into TEXT REFERENCES gender (code),
    state TEXT NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'withdrawn'))
) STRICT, WITHOUT ROWID;
INSERT INTO gender VALUES('femme','Femme','Woman',NULL,NULL,NULL,'active');
INSERT INTO gender VALUES('homme','Homme','Man',NULL,NULL,NULL,'active');
INSERT INTO gender VALUES('non_renseigne','Non renseigné','Unknown',NULL,NULL,NULL,'active');
CREATE TABLE age_band (
    code TEXT PRIMARY KEY NOT NULL,
    label_fr TEXT NOT NULL,
    label_en TEXT NOT NULL,
    common TEXT REFERENCES age_band (code),
    retired_on TEXT CHECK (retired_on IS date(retired_on, '+0 days')),
    merged_into TEXT REFERENCES age_band (code),
    state TEXT NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'withdrawn'))
) STRICT, WITHOUT ROWID;
INSERT INTO age_band VALUES('0_5','0 à 5 ans','0 to 5',NULL,NULL,NULL,'active');
INSERT INTO age_band VALUES('12_17','12 à 17 ans','12 to 17',NULL,NULL,NULL,'active');
INSERT INTO age_band VALUES('18_25','18 à 25 ans','18 to 25',NULL,NULL,NULL,'active');
INSERT INTO age_band VALUES('26_39','26 à 39 ans','26 to 39',NULL,NULL,NULL,'active');
INSERT INTO age_band VALUES('40_59','40 à 59 ans','40 to 59',NULL,NULL,NULL,'active');
INSERT INTO age_band VALUES('60_74','60 à 74 ans','60 to 74',NULL,NULL,NULL,'active');
INSERT INTO age_band VALUES('6_11','6 à 11 ans','6 to 11',NULL,NULL,NULL,'active');
INSERT INTO age_band VALUES('75_plus','75 ans et plus','75 and over',NULL,NULL,NULL,'active');
INSERT INTO age_band VALUES('non_renseigne','Non renseigné','Unknown',NULL,NULL,NULL,'active');
CREATE TABLE attendance (
    code TEXT PRIMARY KEY NOT NULL,
    label_fr TEXT NOT NULL,
    label_en TEXT NOT NULL,
    common TEXT REFERENCES attendance (code),
    retired_on TEXT CHECK (retired_on IS date(retired_on, '+0 days')),
    merged_into TEXT REFERENCES attendance (code),
    state TEXT NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'withdrawn'))
) STRICT, WITHOUT ROWID;
INSERT INTO attendance VALUES('deja_venu','Déjà venue cette année','Came before this year',NULL,NULL,NULL,'active');
INSERT INTO attendance VALUES('non_renseigne','Non renseigné','Unknown',NULL,NULL,NULL,'active');
INSERT INTO attendance VALUES('premiere_fois','Première fois','First time ever',NULL,NULL,NULL,'active');
INSERT INTO attendance VALUES('premiere_fois_annee','Première fois cette année','First time this year',NULL,NULL,NULL,'active');
CREATE TABLE territory (
    code TEXT PRIMARY KEY NOT NULL,
    label_fr TEXT NOT NULL,
    label_en TEXT NOT NULL,
    common TEXT REFERENCES territory (code),
    retired_on TEXT CHECK (retired_on IS date(retired_on, '+0 days')),
    merged_into TEXT REFERENCES territory (code),
    state TEXT NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'withdrawn'))
) STRICT, WITHOUT ROWID;
INSERT INTO territory VALUES('autre_commune','Autre commune','Another town',NULL,NULL,NULL,'active');
INSERT INTO territory VALUES('hors_qpv','Hors quartier prioritaire','Outside priority districts',NULL,NULL,NULL,'active');
INSERT INTO territory VALUES('non_renseigne','Non renseigné','Unknown',NULL,NULL,NULL,'active');
INSERT INTO territory VALUES('qpv','Quartier prioritaire','Priority district',NULL,NULL,NULL,'active');
INSERT INTO territory VALUES('sans_domicile','Sans domicile','No home',NULL,NULL,NULL,'active');
CREATE TABLE effect (
    code TEXT PRIMARY KEY NOT NULL,
    label_fr TEXT NOT NULL,
    label_en TEXT NOT NULL,
    common TEXT REFERENCES effect (code),
    retired_on TEXT CHECK (retired_on IS date(retired_on, '+0 days')),
    merged_into TEXT REFERENCES effect (code),
    state TEXT NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'withdrawn'))
) STRICT, WITHOUT ROWID;
INSERT INTO effect VALUES('agression_evitee','Agression évitée','Assault avoided',NULL,NULL,NULL,'active');
INSERT INTO effect VALUES('appel_police_evite','Appel à la police évité','Police call avoided',NULL,NULL,NULL,'active');
INSERT INTO effect VALUES('autonomie_acquise','Démarche faite seule désormais','Now done alone',NULL,NULL,NULL,'active');
INSERT INTO effect VALUES('benevolat','Heures de bénévoles','Volunteer hours',NULL,NULL,NULL,'active');
INSERT INTO effect VALUES('confiance_retrouvee','Confiance retrouvée','Confidence regained',NULL,NULL,NULL,'active');
INSERT INTO effect VALUES('conflit_voisinage_resolu','Conflit de voisinage résolu','Neighbour dispute solved',NULL,NULL,NULL,'active');
INSERT INTO effect VALUES('conseil_discipline_evite','Conseil de discipline évité','Disciplinary council avoided',NULL,NULL,NULL,'active');
INSERT INTO effect VALUES('demarche_aboutie','Démarche administrative aboutie','Administrative step completed',NULL,NULL,NULL,'active');
INSERT INTO effect VALUES('deplacement_evite','Passage au guichet évité','Visit to the counter avoided',NULL,NULL,NULL,'active');
INSERT INTO effect VALUES('dialogue_retabli','Dialogue rétabli','Dialogue resumed',NULL,NULL,NULL,'active');
INSERT INTO effect VALUES('discrimination_signalee','Discrimination signalée','Discrimination reported',NULL,NULL,NULL,'active');
INSERT INTO effect VALUES('droit_sante_ouvert','Droit santé ouvert (CSS, AME)','Health right opened',NULL,NULL,NULL,'active');
INSERT INTO effect VALUES('eleve_raccroche','Élève raccroché','Pupil re-engaged',NULL,NULL,NULL,'active');
INSERT INTO effect VALUES('entretien_social_ecourte','Entretien social écourté ou évité','Social interview shortened or avoided',NULL,NULL,NULL,'active');
INSERT INTO effect VALUES('exclusion_evitee','Exclusion scolaire évitée','School exclusion avoided',NULL,NULL,NULL,'active');
INSERT INTO effect VALUES('expulsion_evitee','Expulsion évitée','Eviction avoided',NULL,NULL,NULL,'active');
INSERT INTO effect VALUES('harcelement_traite','Situation de harcèlement traitée','Bullying situation handled',NULL,NULL,NULL,'active');
INSERT INTO effect VALUES('impaye_rembourse','Impayé de loyer remboursé','Rent arrears repaid',NULL,NULL,NULL,'active');
INSERT INTO effect VALUES('indu_evite','Indu évité ou contesté','Overpayment prevented or contested',NULL,NULL,NULL,'active');
INSERT INTO effect VALUES('interprete_evite','Interprète évité','Interpreter avoided',NULL,NULL,NULL,'active');
INSERT INTO effect VALUES('lien_social_cree','Lien social créé','Social tie made',NULL,NULL,NULL,'active');
INSERT INTO effect VALUES('presence_transport','Présence dans les transports','Presence in transport',NULL,NULL,NULL,'active');
INSERT INTO effect VALUES('prestation_ouverte','Prestation ouverte','Benefit opened',NULL,NULL,NULL,'active');
INSERT INTO effect VALUES('rendez_vous_honore','Rendez-vous honoré grâce à un rappel ou à un accompagnement','Appointment kept thanks to a reminder or escort',NULL,NULL,NULL,'active');
INSERT INTO effect VALUES('reparations_evitees','Réparations évitées','Repairs avoided',NULL,NULL,NULL,'active');
INSERT INTO effect VALUES('reunion_ecole_famille','Rencontre école-famille préparée ou traduite','School-family meeting prepared or interpreted',NULL,NULL,NULL,'active');
INSERT INTO effect VALUES('temps_partenaire_gagne','Temps gagné par un partenaire','Partner’s time gained',NULL,NULL,NULL,'active');
INSERT INTO effect VALUES('urgences_evitees','Passage aux urgences évité','Emergency visit avoided',NULL,NULL,NULL,'active');
CREATE TABLE language (
    code TEXT PRIMARY KEY NOT NULL,
    label_fr TEXT NOT NULL,
    label_en TEXT NOT NULL,
    common TEXT REFERENCES language (code),
    retired_on TEXT CHECK (retired_on IS date(retired_on, '+0 days')),
    merged_into TEXT REFERENCES language (code),
    state TEXT NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'withdrawn'))
) STRICT, WITHOUT ROWID;
INSERT INTO language VALUES('aka','Akan','Akan',NULL,NULL,NULL,'active');
INSERT INTO language VALUES('amh','Amharique','Amharic',NULL,NULL,NULL,'active');
INSERT INTO language VALUES('ara','Arabe','Arabic',NULL,NULL,NULL,'active');
INSERT INTO language VALUES('bam','Bambara','Bambara',NULL,NULL,NULL,'active');
INSERT INTO language VALUES('ben','Bengali','Bengali',NULL,NULL,NULL,'active');
INSERT INTO language VALUES('bod','Tibétain','Tibetan',NULL,NULL,NULL,'active');
INSERT INTO language VALUES('bul','Bulgare','Bulgarian',NULL,NULL,NULL,'active');
INSERT INTO language VALUES('che','Tchétchène','Chechen',NULL,NULL,NULL,'active');
INSERT INTO language VALUES('deu','Allemand','German',NULL,NULL,NULL,'active');
INSERT INTO language VALUES('dyu','Dioula','Dyula',NULL,NULL,NULL,'active');
INSERT INTO language VALUES('ell','Grec','Greek',NULL,NULL,NULL,'active');
INSERT INTO language VALUES('eng','Anglais','English',NULL,NULL,NULL,'active');
INSERT INTO language VALUES('ewe','Éwé','Ewe',NULL,NULL,NULL,'active');
INSERT INTO language VALUES('fas','Persan (dari)','Persian (Dari)',NULL,NULL,NULL,'active');
INSERT INTO language VALUES('fra','Français','French',NULL,NULL,NULL,'active');
INSERT INTO language VALUES('fsl','Langue des signes française','French Sign Language',NULL,NULL,NULL,'active');
INSERT INTO language VALUES('ful','Peul','Fula',NULL,NULL,NULL,'active');
INSERT INTO language VALUES('hat','Créole haïtien','Haitian Creole',NULL,NULL,NULL,'active');
INSERT INTO language VALUES('hau','Haoussa','Hausa',NULL,NULL,NULL,'active');
INSERT INTO language VALUES('heb','Hébreu','Hebrew',NULL,NULL,NULL,'active');
INSERT INTO language VALUES('hin','Hindi','Hindi',NULL,NULL,NULL,'active');
INSERT INTO language VALUES('hrv','Croate','Croatian',NULL,NULL,NULL,'active');
INSERT INTO language VALUES('hun','Hongrois','Hungarian',NULL,NULL,NULL,'active');
INSERT INTO language VALUES('hye','Arménien','Armenian',NULL,NULL,NULL,'active');
INSERT INTO language VALUES('ibo','Igbo','Igbo',NULL,NULL,NULL,'active');
INSERT INTO language VALUES('ita','Italien','Italian',NULL,NULL,NULL,'active');
INSERT INTO language VALUES('kab','Kabyle','Kabyle',NULL,NULL,NULL,'active');
INSERT INTO language VALUES('kat','Géorgien','Georgian',NULL,NULL,NULL,'active');
INSERT INTO language VALUES('khm','Khmer','Khmer',NULL,NULL,NULL,'active');
INSERT INTO language VALUES('kon','Kikongo','Kongo',NULL,NULL,NULL,'active');
INSERT INTO language VALUES('kur','Kurde','Kurdish',NULL,NULL,NULL,'active');
INSERT INTO language VALUES('lao','Lao','Lao',NULL,NULL,NULL,'active');
INSERT INTO language VALUES('lin','Lingala','Lingala',NULL,NULL,NULL,'active');
INSERT INTO language VALUES('man','Mandingue','Mandingo',NULL,NULL,NULL,'active');
INSERT INTO language VALUES('mlg','Malgache','Malagasy',NULL,NULL,NULL,'active');
INSERT INTO language VALUES('mon','Mongol','Mongolian',NULL,NULL,NULL,'active');
INSERT INTO language VALUES('mos','Mooré','Mossi',NULL,NULL,NULL,'active');
INSERT INTO language VALUES('nep','Népalais','Nepali',NULL,NULL,NULL,'active');
INSERT INTO language VALUES('nld','Néerlandais','Dutch',NULL,NULL,NULL,'active');
INSERT INTO language VALUES('pan','Pendjabi','Punjabi',NULL,NULL,NULL,'active');
INSERT INTO language VALUES('pol','Polonais','Polish',NULL,NULL,NULL,'active');
INSERT INTO language VALUES('por','Portugais','Portuguese',NULL,NULL,NULL,'active');
INSERT INTO language VALUES('pus','Pachto','Pashto',NULL,NULL,NULL,'active');
INSERT INTO language VALUES('rom','Romani','Romani',NULL,NULL,NULL,'active');
INSERT INTO language VALUES('ron','Roumain','Romanian',NULL,NULL,NULL,'active');
INSERT INTO language VALUES('rus','Russe','Russian',NULL,NULL,NULL,'active');
INSERT INTO language VALUES('sin','Cingalais','Sinhala',NULL,NULL,NULL,'active');
INSERT INTO language VALUES('snk','Soninké','Soninke',NULL,NULL,NULL,'active');
INSERT INTO language VALUES('som','Somali','Somali',NULL,NULL,NULL,'active');
INSERT INTO language VALUES('spa','Espagnol','Spanish',NULL,NULL,NULL,'active');
INSERT INTO language VALUES('sqi','Albanais','Albanian',NULL,NULL,NULL,'active');
INSERT INTO language VALUES('srp','Serbe','Serbian',NULL,NULL,NULL,'active');
INSERT INTO language VALUES('srr','Sérère','Serer',NULL,NULL,NULL,'active');
INSERT INTO language VALUES('sus','Soussou','Susu',NULL,NULL,NULL,'active');
INSERT INTO language VALUES('swa','Swahili','Swahili',NULL,NULL,NULL,'active');
INSERT INTO language VALUES('tam','Tamoul','Tamil',NULL,NULL,NULL,'active');
INSERT INTO language VALUES('tgl','Tagalog','Tagalog',NULL,NULL,NULL,'active');
INSERT INTO language VALUES('tha','Thaï','Thai',NULL,NULL,NULL,'active');
INSERT INTO language VALUES('tir','Tigrigna','Tigrinya',NULL,NULL,NULL,'active');
INSERT INTO language VALUES('tur','Turc','Turkish',NULL,NULL,NULL,'active');
INSERT INTO language VALUES('ukr','Ukrainien','Ukrainian',NULL,NULL,NULL,'active');
INSERT INTO language VALUES('urd','Ourdou','Urdu',NULL,NULL,NULL,'active');
INSERT INTO language VALUES('vie','Vietnamien','Vietnamese',NULL,NULL,NULL,'active');
INSERT INTO language VALUES('wol','Wolof','Wolof',NULL,NULL,NULL,'active');
INSERT INTO language VALUES('yor','Yoruba','Yoruba',NULL,NULL,NULL,'active');
INSERT INTO language VALUES('zgh','Amazighe','Tamazight',NULL,NULL,NULL,'active');
INSERT INTO language VALUES('zho','Chinois','Chinese',NULL,NULL,NULL,'active');
CREATE TABLE mediator (
    code TEXT PRIMARY KEY NOT NULL,
    name TEXT,
    post TEXT NOT NULL CHECK (post IN ('adulte_relais', 'salarie', 'benevole')),
    fte_hundredths INTEGER CHECK (fte_hundredths BETWEEN 1 AND 100),
    from_day TEXT CHECK (from_day IS date(from_day, '+0 days')),
    to_day TEXT CHECK (to_day IS date(to_day, '+0 days')),
    state TEXT NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'retired', 'withdrawn')),
    CHECK (from_day <= to_day)
) STRICT, WITHOUT ROWID;
INSERT INTO mediator VALUES('AB',NULL,'salarie',NULL,NULL,NULL,'active');
INSERT INTO mediator VALUES('ZZ',NULL,'salarie',NULL,NULL,NULL,'withdrawn');
CREATE TABLE partner (
    code TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL REFERENCES partner_kind (code),
    state TEXT NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'retired', 'withdrawn'))
) STRICT, WITHOUT ROWID;
CREATE TABLE place (
    code TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL REFERENCES place_kind (code),
    commune TEXT,
    qpv TEXT,
    qpv_year INTEGER CHECK (qpv_year BETWEEN 1990 AND 2199),
    partner TEXT REFERENCES partner (code),
    from_day TEXT CHECK (from_day IS date(from_day, '+0 days')),
    to_day TEXT CHECK (to_day IS date(to_day, '+0 days')),
    state TEXT NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'retired', 'withdrawn')),
    CHECK (from_day <= to_day)
) STRICT, WITHOUT ROWID;
INSERT INTO place VALUES('local','Local','local_association',NULL,'QN07501M',2024,NULL,NULL,NULL,'active');
INSERT INTO place VALUES('pmi','PMI','pmi',NULL,'QN07501M',2024,NULL,NULL,NULL,'active');
CREATE TABLE funding (
    code TEXT PRIMARY KEY NOT NULL,
    title TEXT NOT NULL,
    funder TEXT NOT NULL,
    from_day TEXT NOT NULL CHECK (from_day IS date(from_day, '+0 days')),
    to_day TEXT NOT NULL CHECK (to_day IS date(to_day, '+0 days')),
    amount_cents INTEGER CHECK (amount_cents >= 0),
    state TEXT NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'retired', 'withdrawn')),
    CHECK (from_day <= to_day)
) STRICT, WITHOUT ROWID;
INSERT INTO funding VALUES('cdv','Contrat de ville','Ville','2025-01-01','2025-12-31',NULL,'active');
INSERT INTO funding VALUES('ville','Médiation en ville','Ville','2025-01-01','2025-12-31',NULL,'active');
CREATE TABLE target (
    funding TEXT NOT NULL REFERENCES funding (code),
    indicator TEXT NOT NULL,
    value_hundredths INTEGER NOT NULL CHECK (value_hundredths >= 0),
    state TEXT NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'retired', 'withdrawn')),
    PRIMARY KEY (funding, indicator)
) STRICT, WITHOUT ROWID;
CREATE TABLE cost (
    number INTEGER PRIMARY KEY,
    year INTEGER NOT NULL CHECK (year BETWEEN 1990 AND 2199),
    category TEXT NOT NULL CHECK (category IN ('salaries', 'premises', 'volunteering', 'other')),
    amount_cents INTEGER NOT NULL CHECK (amount_cents > 0),
    funding TEXT REFERENCES funding (code),
    in_kind INTEGER NOT NULL CHECK (in_kind IN (0, 1)),
    state TEXT NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'retired', 'withdrawn'))
, label TEXT CHECK (length(label) BETWEEN 1 AND 200), from_day TEXT CHECK (from_day IS date(from_day, '+0 days')), to_day TEXT
    CHECK (to_day IS date(to_day, '+0 days') AND (from_day IS NULL) = (to_day IS NULL) AND from_day <= to_day)) STRICT;
INSERT INTO cost VALUES(1,2025,'salaries',4000000,NULL,0,'active',NULL,NULL,NULL);
INSERT INTO cost VALUES(2,2025,'other',90000,'cdv',0,'active',NULL,NULL,NULL);
INSERT INTO cost VALUES(3,2025,'volunteering',96000,NULL,0,'retired',NULL,NULL,NULL);
INSERT INTO cost VALUES(4,2025,'premises',90000,'cdv',0,'active','Loyer du local','2025-03-10','2025-05-20');
CREATE TABLE setup_change (
    id INTEGER PRIMARY KEY,
    entry INTEGER NOT NULL REFERENCES entry (id),
    table_name TEXT NOT NULL,
    row_key TEXT NOT NULL,
    before TEXT,
    after TEXT NOT NULL
) STRICT;
INSERT INTO setup_change VALUES(1,1,'place','"local"',NULL,'{"code":"local","name":"Local","kind":"local_association","commune":null,"qpv":null,"qpv_year":null,"partner":null,"from_day":null,"to_day":null,"state":"active"}');
INSERT INTO setup_change VALUES(2,2,'mediator','"AB"',NULL,'{"code":"AB","name":null,"post":"salarie","fte_hundredths":null,"from_day":null,"to_day":null,"state":"active"}');
INSERT INTO setup_change VALUES(3,10,'mediator','"ZZ"',NULL,'{"code":"ZZ","name":null,"post":"salarie","fte_hundredths":null,"from_day":null,"to_day":null,"state":"active"}');
INSERT INTO setup_change VALUES(4,12,'funding','"cdv"',NULL,'{"code":"cdv","title":"Contrat de ville","funder":"Ville","from_day":"2025-01-01","to_day":"2025-12-31","amount_cents":null,"state":"active"}');
INSERT INTO setup_change VALUES(5,13,'cost','1',NULL,'{"number":1,"year":2025,"category":"salaries","amount_cents":4000000,"funding":null,"in_kind":0,"state":"active"}');
INSERT INTO setup_change VALUES(6,14,'cost','2',NULL,'{"number":2,"year":2025,"category":"other","amount_cents":80000,"funding":"cdv","in_kind":0,"state":"active"}');
INSERT INTO setup_change VALUES(7,15,'cost','3',NULL,'{"number":3,"year":2025,"category":"volunteering","amount_cents":96000,"funding":null,"in_kind":0,"state":"active"}');
INSERT INTO setup_change VALUES(8,16,'cost','2','{"number":2,"year":2025,"category":"other","amount_cents":80000,"funding":"cdv","in_kind":0,"state":"active"}','{"number":2,"year":2025,"category":"other","amount_cents":90000,"funding":"cdv","in_kind":0,"state":"active"}');
INSERT INTO setup_change VALUES(9,17,'cost','3','{"number":3,"year":2025,"category":"volunteering","amount_cents":96000,"funding":null,"in_kind":0,"state":"active"}','{"number":3,"year":2025,"category":"volunteering","amount_cents":96000,"funding":null,"in_kind":0,"state":"retired"}');
INSERT INTO setup_change VALUES(10,18,'funding','"ville"',NULL,'{"code":"ville","title":"Médiation en ville","funder":"Ville","from_day":"2025-01-01","to_day":"2025-12-31","amount_cents":null,"state":"active"}');
INSERT INTO setup_change VALUES(11,19,'cost','4',NULL,'{"number":4,"year":2025,"category":"premises","amount_cents":90000,"funding":"cdv","in_kind":0,"state":"active","label":"Loyer du local","from_day":"2025-03-10","to_day":"2025-05-20"}');
INSERT INTO setup_change VALUES(12,19,'cost_funding','4 "ville"',NULL,'{"cost":4,"funding":"ville","state":"active"}');
INSERT INTO setup_change VALUES(13,20,'place','"pmi"',NULL,'{"code":"pmi","name":"PMI","kind":"pmi","commune":null,"qpv":"QN07501M","qpv_year":2024,"partner":null,"from_day":null,"to_day":null,"state":"active"}');
INSERT INTO setup_change VALUES(14,21,'place','"local"','{"code":"local","name":"Local","kind":"local_association","commune":null,"qpv":null,"qpv_year":null,"partner":null,"from_day":null,"to_day":null,"state":"active"}','{"code":"local","name":"Local","kind":"local_association","commune":null,"qpv":"QN07501M","qpv_year":2024,"partner":null,"from_day":null,"to_day":null,"state":"active"}');
CREATE TABLE session (
    id INTEGER PRIMARY KEY,
    uuid TEXT NOT NULL CHECK (length(uuid) = 36),
    number INTEGER NOT NULL CHECK (number > 0),
    version INTEGER NOT NULL CHECK (version > 0),
    since INTEGER NOT NULL REFERENCES entry (id),
    until INTEGER REFERENCES entry (id) CHECK (until > since),
    day TEXT NOT NULL CHECK (day IS date(day, '+0 days')),
    start TEXT CHECK (start IS strftime('%H:%M', start)),
    minutes INTEGER NOT NULL CHECK (minutes BETWEEN 5 AND 720),
    kind TEXT NOT NULL REFERENCES kind (code),
    place TEXT NOT NULL REFERENCES place (code),
    present INTEGER CHECK (present BETWEEN 0 AND 5000),
    turned_away INTEGER CHECK (turned_away BETWEEN 0 AND 200),
    entry_mode TEXT NOT NULL CHECK (entry_mode IN ('detail', 'compte', 'rattrapage')),
    comment TEXT CHECK (length(comment) <= 200),
    -- SHA-256 of the content, so that damage SQLite does not see can be found.
    digest TEXT NOT NULL CHECK (length(digest) = 64),
    -- For an imported session: its key in the file, and the digest of its content there, so that importing again
    -- adds nothing.
    source_key TEXT,
    source_digest TEXT
) STRICT;
INSERT INTO session VALUES(1,'01a20fea-d3bf-7000-9417-ab1868770c02',1,1,3,NULL,'2025-03-01',NULL,60,'permanence','local',NULL,NULL,'rattrapage',NULL,'6c3bf51996f5e7cb4242466babd5be90c48e69fa6c0835f7c2710f26e4e3b3a9',NULL,NULL);
INSERT INTO session VALUES(2,'01a20fea-d3cd-7000-89f8-e404f839dee7',2,1,4,7,'2025-03-02',NULL,60,'permanence','local',NULL,NULL,'rattrapage',NULL,'839d7be245ff8f0a063e5d8c3f3349f0ed5bf50af6e8a2641cf751a69b3d4917',NULL,NULL);
INSERT INTO session VALUES(3,'01a20fea-d3da-7000-8077-4723d3ac5a44',3,1,5,NULL,'2025-03-03',NULL,60,'permanence','local',NULL,NULL,'rattrapage',NULL,'59dfa8d869a0c1b2fc612c15630dbb54aa9c81a3dbd46f41ccf67d56bb088c7c',NULL,NULL);
INSERT INTO session VALUES(4,'01a20fea-d3e8-7000-aecc-9fcf38facf31',4,1,6,NULL,'2025-03-04',NULL,60,'permanence','local',NULL,NULL,'rattrapage',NULL,'05f76f7dcde7f3f6fa3c72ad4694e2bc2c4ada62a33d197bd03d7d3a624870bc',NULL,NULL);
INSERT INTO session VALUES(5,'01a20fea-d3cd-7000-89f8-e404f839dee7',2,2,7,NULL,'2025-03-02',NULL,90,'permanence','local',NULL,NULL,'rattrapage',NULL,'122fbb01616df7b836babd8c88880a9bfcb43722e6886b34fd228e53249236c2',NULL,NULL);
CREATE TABLE session_mediator (
    session INTEGER NOT NULL REFERENCES session (id),
    mediator TEXT NOT NULL REFERENCES mediator (code),
    PRIMARY KEY (session, mediator)
) STRICT, WITHOUT ROWID;
INSERT INTO session_mediator VALUES(1,'AB');
INSERT INTO session_mediator VALUES(2,'AB');
INSERT INTO session_mediator VALUES(3,'AB');
INSERT INTO session_mediator VALUES(4,'AB');
INSERT INTO session_mediator VALUES(5,'AB');
CREATE TABLE session_funding (
    session INTEGER NOT NULL REFERENCES session (id),
    funding TEXT NOT NULL REFERENCES funding (code),
    PRIMARY KEY (session, funding)
) STRICT, WITHOUT ROWID;
CREATE TABLE session_partner (
    session INTEGER NOT NULL REFERENCES session (id),
    partner TEXT NOT NULL REFERENCES partner (code),
    PRIMARY KEY (session, partner)
) STRICT, WITHOUT ROWID;
CREATE TABLE session_language (
    session INTEGER NOT NULL REFERENCES session (id),
    language TEXT NOT NULL REFERENCES language (code),
    PRIMARY KEY (session, language)
) STRICT, WITHOUT ROWID;
CREATE TABLE contact (
    session INTEGER NOT NULL REFERENCES session (id),
    line INTEGER NOT NULL CHECK (line > 0),
    count INTEGER NOT NULL CHECK (count BETWEEN 1 AND 5000),
    theme TEXT NOT NULL REFERENCES theme (code),
    theme_2 TEXT REFERENCES theme (code),
    theme_3 TEXT REFERENCES theme (code) CHECK (theme_3 IS NULL OR theme_2 IS NOT NULL),
    gender TEXT NOT NULL REFERENCES gender (code),
    age_band TEXT NOT NULL REFERENCES age_band (code),
    attendance TEXT NOT NULL REFERENCES attendance (code),
    territory TEXT NOT NULL REFERENCES territory (code),
    origin TEXT NOT NULL REFERENCES origin (code),
    outcome TEXT NOT NULL REFERENCES outcome (code),
    minutes INTEGER CHECK (minutes BETWEEN 1 AND 720),
    PRIMARY KEY (session, line)
) STRICT, WITHOUT ROWID;
INSERT INTO contact VALUES(1,1,1,'sante',NULL,NULL,'non_renseigne','non_renseigne','non_renseigne','non_renseigne','non_renseigne','non_renseigne',NULL);
INSERT INTO contact VALUES(2,1,2,'sante',NULL,NULL,'non_renseigne','non_renseigne','non_renseigne','non_renseigne','non_renseigne','non_renseigne',NULL);
INSERT INTO contact VALUES(3,1,3,'sante',NULL,NULL,'non_renseigne','non_renseigne','non_renseigne','non_renseigne','non_renseigne','non_renseigne',NULL);
INSERT INTO contact VALUES(4,1,4,'sante',NULL,NULL,'non_renseigne','non_renseigne','non_renseigne','non_renseigne','non_renseigne','non_renseigne',NULL);
INSERT INTO contact VALUES(5,1,2,'sante',NULL,NULL,'non_renseigne','non_renseigne','non_renseigne','non_renseigne','non_renseigne','non_renseigne',NULL);
CREATE TABLE contact_action (
    session INTEGER NOT NULL,
    line INTEGER NOT NULL,
    action TEXT NOT NULL REFERENCES action (code),
    PRIMARY KEY (session, line, action),
    FOREIGN KEY (session, line) REFERENCES contact (session, line)
) STRICT, WITHOUT ROWID;
CREATE TABLE contact_referral (
    session INTEGER NOT NULL,
    line INTEGER NOT NULL,
    partner_kind TEXT NOT NULL REFERENCES partner_kind (code),
    PRIMARY KEY (session, line, partner_kind),
    FOREIGN KEY (session, line) REFERENCES contact (session, line)
) STRICT, WITHOUT ROWID;
CREATE TABLE contact_margin (
    session INTEGER NOT NULL,
    line INTEGER NOT NULL,
    dimension TEXT NOT NULL
        CHECK (dimension IN ('gender', 'age_band', 'attendance', 'territory', 'origin', 'outcome')),
    code TEXT NOT NULL,
    count INTEGER NOT NULL CHECK (count > 0),
    PRIMARY KEY (session, line, dimension, code),
    FOREIGN KEY (session, line) REFERENCES contact (session, line)
) STRICT, WITHOUT ROWID;
CREATE TABLE contact_trait (
    session INTEGER NOT NULL,
    line INTEGER NOT NULL,
    list TEXT NOT NULL CHECK (list IN ('social_status', 'rsa', 'autonomy', 'public')),
    code TEXT NOT NULL,
    PRIMARY KEY (session, line, list),
    FOREIGN KEY (session, line) REFERENCES contact (session, line)
) STRICT, WITHOUT ROWID;
CREATE TABLE session_effect (
    session INTEGER NOT NULL REFERENCES session (id),
    line INTEGER NOT NULL CHECK (line > 0),
    effect TEXT NOT NULL REFERENCES effect (code),
    quantity_hundredths INTEGER NOT NULL CHECK (quantity_hundredths > 0),
    confirmed_by TEXT REFERENCES partner (code),
    PRIMARY KEY (session, line)
) STRICT, WITHOUT ROWID;
CREATE TABLE assertion (
    text TEXT PRIMARY KEY NOT NULL CHECK (length(text) BETWEEN 1 AND 200),
    state TEXT NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'retired', 'withdrawn'))
) STRICT, WITHOUT ROWID;
CREATE TABLE cost_funding (
    cost INTEGER NOT NULL REFERENCES cost (number),
    funding TEXT NOT NULL REFERENCES funding (code),
    state TEXT NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'retired', 'withdrawn')),
    PRIMARY KEY (cost, funding)
) STRICT, WITHOUT ROWID;
INSERT INTO cost_funding VALUES(4,'ville','active');
CREATE INDEX setup_change_entry ON setup_change (entry);
CREATE UNIQUE INDEX session_version ON session (uuid, version);
CREATE UNIQUE INDEX session_standing ON session (number) WHERE until IS NULL;
CREATE INDEX session_day ON session (day) WHERE until IS NULL;
CREATE INDEX session_source ON session (source_key) WHERE source_key IS NOT NULL;
CREATE INDEX session_since ON session (since);
CREATE INDEX session_until ON session (until) WHERE until IS NOT NULL;
CREATE VIEW standing_session AS SELECT * FROM session WHERE until IS NULL;
CREATE VIEW standing_contact AS
    SELECT session.day, session.kind, session.place, contact.*
    FROM session JOIN contact ON contact.session = session.id
    WHERE session.until IS NULL;
COMMIT;
