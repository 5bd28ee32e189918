//! Verbs that an objective begins with: deeds that can be watched, by the levels of Bloom's taxonomy as revised by
//! Anderson and Krathwohl, and states of mind that cannot.

/// The languages whose verbs are known.
struct Verbs {
    language: &'static str,
    /// Remember, understand, apply, analyse, evaluate, create.
    seen: &'static str,
    unseen: &'static str,
    examples: &'static str,
}

const VERBS: &[Verbs] = &[
    Verbs {
        language: "en",
        seen: "cite count define draw find identify indicate label list locate match memorize memorise name outline \
               pick point quote read recall recite recognize recognise record repeat reproduce select show spell state \
               tell trace underline write \
               ask associate characterize characterise clarify classify compare contrast convert defend describe \
               differentiate discuss distinguish estimate exemplify explain express extend extrapolate give \
               illustrate infer interpolate interpret observe paraphrase predict recount relate rephrase report restate \
               review rewrite separate sort spot summarize summarise translate \
               act add adapt administer answer apply assemble attach avoid back backup block bookmark browse build calculate call \
               carry change chart check choose clean click close collaborate collect communicate complete compute conduct configure \
               connect consult contact control copy correct cut decide delete deliver demonstrate deploy determine disable disconnect discover \
               display download drag drive edit eject employ enable encrypt enter examine execute explore export fill filter \
               fix follow format handle help hide implement import include insert install keep leave lock log make manage \
               maintain map measure mend modify move navigate open operate order organize organise paste pay perform place plan \
               plug post practise practice prepare present press preserve prevent print protect put reach react recover refuse register \
               remove rename repair replace reply report request reset resolve respond restart restore retrieve run safeguard save \
               scan schedule search secure send serve set share shut shutdown sign sketch solve start stop store submit subscribe \
               support switch take teach test transfer turn type uninstall unlock unplug unsubscribe update upload use \
               verify wipe work zip \
               analyze analyse appraise arrange attribute audit break categorize categorise debate deconstruct deduce detect diagram \
               diagnose dissect experiment focus group inspect inventory investigate isolate prioritize prioritise probe question \
               rank research structure subdivide survey track \
               argue assess award conclude confirm convince counsel criticize criticise critique debug evaluate grade guide judge \
               justify monitor negotiate persuade rate recommend reconcile reject settle support validate value weigh \
               abstract animate author automate blend code combine compile compose construct create customize customise design \
               develop devise digitize digitise draft facilitate formulate generate hypothesize integrate invent lead mix model \
               originate produce program propose publish rearrange reconstruct reorganize reorganise revise simulate \
               specify substitute synthesize synthesise transform",
        unseen: "understand know learn appreciate believe realize realise grasp comprehend see feel become be have familiarize \
                 familiarise acquire gain master internalize internalise think remember enjoy improve increase",
        examples: "describe, choose, sort, use, compare, judge, create",
    },
    Verbs {
        language: "fr",
        seen: "citer compter définir dessiner trouver identifier indiquer étiqueter lister énumérer localiser situer nommer désigner \
               montrer pointer lire rappeler réciter reconnaître relever repérer répéter reproduire sélectionner dire tracer souligner \
               écrire noter retrouver énoncer \
               demander associer relier caractériser clarifier classer classifier comparer opposer convertir décrire différencier \
               discuter distinguer estimer illustrer exemplifier expliquer exprimer extrapoler donner déduire interpréter observer \
               paraphraser prédire prévoir raconter rapporter reformuler résumer réviser relire séparer trier traduire \
               agir ajouter adapter administrer répondre appliquer assembler attacher joindre éviter bloquer parcourir construire calculer \
               appeler changer vérifier contrôler choisir nettoyer cliquer fermer collaborer collecter recueillir communiquer compléter \
               conduire configurer régler connecter brancher débrancher consulter contacter copier corriger couper décider supprimer \
               effacer livrer démontrer déployer déterminer désactiver déconnecter découvrir afficher télécharger glisser modifier éditer \
               éjecter employer activer chiffrer entrer saisir examiner exécuter explorer exporter remplir filtrer réparer suivre formater \
               manier manipuler gérer aider cacher masquer importer inclure insérer installer garder conserver quitter verrouiller faire \
               fabriquer entretenir maintenir cartographier mesurer déplacer naviguer ouvrir opérer ordonner organiser ranger coller payer \
               effectuer placer planifier publier pratiquer préparer présenter appuyer préserver empêcher imprimer protéger mettre \
               atteindre réagir récupérer refuser enregistrer inscrire retirer enlever renommer remplacer demander réinitialiser résoudre \
               redémarrer restaurer lancer exécuter sauvegarder numériser programmer chercher rechercher sécuriser envoyer servir \
               partager éteindre allumer signer esquisser démarrer arrêter stocker soumettre abonner désabonner soutenir basculer prendre \
               enseigner tester transférer tourner taper frapper désinstaller déverrouiller mettre téléverser utiliser valider travailler \
               réaliser pratiquer traiter signaler alerter prévenir poser tenir créer passer rendre réussir \
               analyser apprécier arranger attribuer auditer décomposer catégoriser débattre déconstruire détecter diagnostiquer \
               disséquer expérimenter grouper regrouper inspecter inventorier enquêter isoler hiérarchiser prioriser questionner \
               structurer subdiviser sonder \
               argumenter évaluer conclure confirmer convaincre conseiller critiquer défendre déboguer noter guider juger justifier \
               surveiller négocier persuader recommander rejeter trancher peser \
               animer automatiser combiner compiler composer concevoir coder personnaliser développer élaborer rédiger faciliter \
               formuler générer intégrer inventer diriger modéliser produire proposer réarranger reconstruire réorganiser simuler \
               spécifier synthétiser transformer",
        unseen: "comprendre savoir connaître apprendre croire saisir sentir devenir être avoir maîtriser acquérir assimiler \
                 penser mémoriser prendre-conscience découvrir améliorer voir intérioriser familiariser sensibiliser",
        examples: "décrire, choisir, trier, utiliser, comparer, juger, créer",
    },
];

/// What an objective begins with.
pub enum Verb {
    /// A deed.
    Seen,
    /// A state of mind: nobody sees it.
    Unseen(String),
    /// No verb that is known.
    None(String),
    /// The verbs of the language are not known.
    Unknown,
}

/// What an objective in a language begins with.
pub fn first(objective: &str, language: &str) -> Verb {
    let Some(verbs) = VERBS.iter().find(|it| it.language == language) else { return Verb::Unknown };
    let words = objective.split(|sign: char| !sign.is_alphanumeric() && sign != '-');
    let mut words = words.filter(|word| !word.is_empty());
    // `Se connecter` and `S'inscrire` begin with their verb's pronoun.
    let first = words.find(|word| !(language == "fr" && ["se", "s"].contains(&word.to_lowercase().as_str())));
    let Some(word) = first else { return Verb::Unknown };
    let lower = word.to_lowercase();
    let is_among = |list: &str| list.split_ascii_whitespace().any(|it| it == lower);
    match () {
        () if is_among(verbs.unseen) => Verb::Unseen(word.to_owned()),
        () if is_among(verbs.seen) => Verb::Seen,
        () => Verb::None(word.to_owned()),
    }
}

/// Some deeds, from easy to hard.
pub fn examples(language: &str) -> &'static str {
    VERBS.iter().find(|it| it.language == language).map_or("", |it| it.examples)
}
